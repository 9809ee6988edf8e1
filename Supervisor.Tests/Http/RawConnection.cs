using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>Bytes to and from a server, as they are; every wait is bounded.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly Encoding Latin = Encoding.Latin1;

    private readonly Socket _socket;
    private readonly StringBuilder _received = new();

    private RawConnection(Socket socket) => _socket = socket;

    public static RawConnection To(EndPoint server)
    {
        var isUnix = server.AddressFamily == AddressFamily.Unix;
        var socket = new Socket(server.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        socket.Connect(server);
        return new(socket);
    }

    public Task Send(string text) => Send(Latin.GetBytes(text));

    public Task Send(byte[] bytes) => _socket.SendAsync(bytes).Within();

    /// <summary>A call as a client of our own would send it.</summary>
    public Task SendCall(string method, string parameters = "", string headers = "", string version = "1.1")
    {
        var body = Encoding.UTF8.GetBytes($"<methodCall><methodName>{method}</methodName><params>{parameters}</params></methodCall>");
        return Send(Latin.GetBytes(
            $"POST /RPC2 HTTP/{version}\r\nHost: localhost\r\n{headers}Content-Length: {body.Length}\r\n\r\n").Concat(body).ToArray());
    }

    /// <summary>The next answer, by its Content-Length.</summary>
    public async Task<RawResponse> Receive()
    {
        var head = await ReceiveUntil("\r\n\r\n");
        var length = RawResponse.Header(head, "Content-Length") is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
        while (_received.Length < length) await More();
        return new(head, Encoding.UTF8.GetString(Latin.GetBytes(Take(length))));
    }

    /// <summary>Everything up to and with the first occurrence of a text.</summary>
    public async Task<string> ReceiveUntil(string end)
    {
        int at;
        while ((at = _received.ToString().IndexOf(end, StringComparison.Ordinal)) < 0) await More();
        return Take(at + end.Length);
    }

    /// <summary>Waits until the server closes; returns what came before.</summary>
    public async Task<string> ReceiveToEnd()
    {
        while (await TryMore()) { }
        return Take(_received.Length);
    }

    /// <summary>Whether the server neither says anything nor closes within a short while.</summary>
    public bool IsSilent(TimeSpan? limit = null) => !_socket.Poll(limit ?? TimeSpan.FromMilliseconds(200), SelectMode.SelectRead);

    /// <summary>What the server says without being asked within a short while; nothing, if it is silent.</summary>
    public async Task<string> Unasked()
    {
        if (IsSilent()) return "";
        return await TryMore() ? Take(_received.Length) : "(closed)";
    }

    public void Dispose() => _socket.Dispose();

    private async Task More()
    {
        if (!await TryMore()) throw new EndOfStreamException($"Closed after: {_received}");
    }

    private async Task<bool> TryMore()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var count = await _socket.ReceiveAsync(buffer).Within();
            _received.Append(Latin.GetString(buffer, 0, count));
            return count > 0;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return false;
        }
    }

    private string Take(int count)
    {
        var taken = _received.ToString(0, count);
        _received.Remove(0, count);
        return taken;
    }
}
