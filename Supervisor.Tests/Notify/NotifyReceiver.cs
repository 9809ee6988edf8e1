using System.Net.Sockets;
using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Notify;

/// <summary>A service manager's ear.</summary>
internal sealed class NotifyReceiver : IDisposable
{
    private const int Longest = 4096;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <param name="path">A path, or an abstract name behind a zero.</param>
    public NotifyReceiver(string path) => _socket.Bind(new UnixDomainSocketEndPoint(path));

    /// <summary>The next message that has a line which begins so; those before it are passed over.</summary>
    public async Task<string[]> Until(string beginning)
    {
        var buffer = new byte[Longest];
        while (true)
        {
            var length = await _socket.ReceiveAsync(buffer).Within(what: $"the service manager hears {beginning}");
            var lines = Encoding.UTF8.GetString(buffer, 0, length).Split('\n');
            if (lines.Any(line => line.StartsWith(beginning, StringComparison.Ordinal))) return lines;
        }
    }

    /// <summary>Everything up to the message that has this line.</summary>
    public async Task<List<string>> AllUntil(string line)
    {
        var heard = new List<string>();
        while (!heard.Contains(line)) heard.AddRange(await Until(""));
        return heard;
    }

    public void Dispose() => _socket.Dispose();
}
