namespace Supervisor.Cli.Rpc;

/// <summary>A connection to one server, used for the calls of one command.</summary>
internal interface IRpcChannel : IDisposable
{
    /// <summary>Waits for the answer as long as the server takes; transport failures are <see cref="CommandException"/>s.</summary>
    RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments);
}
