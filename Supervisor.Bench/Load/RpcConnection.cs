using System.Net.Sockets;
using System.Text;

namespace Supervisor.Bench.Load;

/// <summary>
/// A client as cheap as one can be, since it shares the processors with the daemon: one request written whole, one
/// answer read by its Content-Length, the connection kept.
/// </summary>
internal sealed class RpcConnection : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private byte[] _buffer = new byte[FirstBuffer];

    public RpcConnection(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <param name="method">Its name.</param>
    /// <param name="texts">Parameters, each a string without signs that XML would want escaped.</param>
    public static byte[] Request(string method, params IEnumerable<string> texts) =>
        Post(method, string.Concat(texts.Select(text => $"<param><value><string>{text}</string></value></param>\n")));

    /// <summary>The same call so many times in one system.multicall.</summary>
    public static byte[] Repeated(int times, string method, params IEnumerable<string> texts)
    {
        var parameters = string.Concat(texts.Select(text => $"<value><string>{text}</string></value>"));
        var call = $"<value><struct><member><name>methodName</name><value><string>{method}</string></value></member>" +
            $"<member><name>params</name><value><array><data>{parameters}</data></array></value></member></struct></value>\n";
        return Post("system.multicall", $"<param><value><array><data>\n{string.Concat(Enumerable.Repeat(call, times))}</data></array></value></param>\n");
    }

    /// <summary>Whether something answers at that socket now.</summary>
    public static bool Answers(string path)
    {
        try
        {
            using var connection = new RpcConnection(path);
            connection.Call(Request("supervisor.getState"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The answer's body, valid until the next call. A fault or an HTTP error is an exception.</summary>
    public ReadOnlySpan<byte> Call(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += _socket.Send(request[sent..]);
        var length = 0;
        int head;
        while ((head = EndOfHead(length)) < 0) length += Receive(length);
        var total = head + HttpHead.ContentLength(_buffer.AsSpan(0, head));
        while (length < total) length += Receive(length);
        var body = _buffer.AsSpan(head, total - head);
        return body.IndexOf("<fault>"u8) < 0 ? body : throw new BenchException($"The daemon answers with a fault: {Encoding.UTF8.GetString(body)}");
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Post(string method, string parameters)
    {
        var body = $"<?xml version='1.0'?>\n<methodCall>\n<methodName>{method}</methodName>\n<params>\n{parameters}</params>\n</methodCall>\n";
        return Encoding.ASCII.GetBytes($"POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private int EndOfHead(int length)
    {
        var end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        return end < 0 ? -1 : end + "\r\n\r\n"u8.Length;
    }

    private int Receive(int length)
    {
        if (length == _buffer.Length) Array.Resize(ref _buffer, 2 * length);
        var received = _socket.Receive(_buffer.AsSpan(length));
        return received > 0 ? received : throw new BenchException("The daemon closed the connection in the middle of an answer.");
    }
}
