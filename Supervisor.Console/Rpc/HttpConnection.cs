using System.Net.Sockets;
using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>
/// One connection that is kept open for the calls of one command. Nothing is ever sent ahead of an answer: stock
/// supervisord takes a second request behind a deferred answer for a part of the first.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int MaxBody = 256 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly SocketReader _reader;
    private readonly string _hostHeader;

    public HttpConnection(ServerAddress address)
    {
        _socket = address.Connect();
        _reader = new SocketReader(_socket);
        _hostHeader = address.HostHeader;
    }

    /// <summary>True when the server said, or the way of its answer implies, that this was the last one.</summary>
    public bool IsSpent { get; private set; }

    public byte[] Post(string body, Credentials credentials)
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"POST /RPC2 HTTP/1.1\r\nHost: {_hostHeader}\r\nAccept-Encoding: identity\r\n"
            + $"Content-Length: {content.Length}\r\nUser-Agent: supervisorctl\r\nContent-Type: text/xml\r\n"
            + $"Accept: text/xml\r\n{credentials.HeaderLine}\r\n";
        Send([.. Encoding.UTF8.GetBytes(head), .. content]);
        return Receive();
    }

    public void Dispose() => _socket.Dispose();

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0) bytes = bytes[_socket.Send(bytes)..];
        }
        catch (SocketException problem)
        {
            throw new ConnectionException(problem.NativeErrorCode);
        }
    }

    private byte[] Receive()
    {
        var head = HttpResponseHead.Read(_reader);
        while (head.Status is >= 100 and < 200) head = HttpResponseHead.Read(_reader);
        IsSpent = head.Closes || head is { IsChunked: false, ContentLength: null };
        if (head.Status != 200) throw new HttpStatusException(head.Status, head.Reason);
        return head switch
        {
            { IsChunked: true } => ReadChunks(),
            { ContentLength: { } length } => ReadCounted(length),
            _ => ReadToEnd(),
        };
    }

    private byte[] ReadCounted(long length)
    {
        if (length > MaxBody) throw TooLarge();
        var body = new byte[length];
        _reader.ReadExactly(body);
        return body;
    }

    private byte[] ReadChunks()
    {
        using var body = new MemoryStream();
        while (_reader.ReadChunkSize() is > 0 and var size)
        {
            if (body.Length + size > MaxBody) throw TooLarge();
            var chunk = new byte[size];
            _reader.ReadExactly(chunk);
            body.Write(chunk);
            _reader.ReadLine();
        }
        while (_reader.ReadLine().Length > 0) { }
        return body.ToArray();
    }

    private byte[] ReadToEnd()
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (_reader.ReadSome(part) is > 0 and var count)
        {
            if (body.Length + count > MaxBody) throw TooLarge();
            body.Write(part, 0, count);
        }
        return body.ToArray();
    }

    private static ReplyException TooLarge() => new("the server's answer is larger than 256 MB");
}
