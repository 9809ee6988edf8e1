namespace Supervisor.Cli.Rpc;

/// <summary>XML-RPC over one connection, which is opened with the first call and again when the server closed it.</summary>
internal sealed class RpcChannel(string serverUrl, Credentials credentials) : IRpcChannel
{
    private HttpConnection? _connection;

    public RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments)
    {
        var request = XmlRpcWriter.Write(method, arguments);
        _connection ??= new HttpConnection(ServerAddress.Parse(serverUrl));
        var answer = _connection.Post(request, credentials);
        if (_connection.IsSpent) Dispose();
        return XmlRpcReader.Read(answer);
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
