using System.Globalization;
using System.Net.Sockets;

namespace Supervisor.Cli.Rpc;

/// <summary>Where a serverurl leads to: a Unix socket, or a host and port. A path behind the port is not used.</summary>
internal abstract record ServerAddress
{
    // sockaddr_un holds 108 bytes, the last of them the terminating zero.
    private const int LongestSocketPath = 107;

    private ServerAddress() { }

    internal sealed record UnixSocket(string Path) : ServerAddress;
    internal sealed record Tcp(string Host, int Port) : ServerAddress;

    public static ServerAddress Parse(string url)
    {
        if (url.StartsWith("http://", StringComparison.Ordinal)) return ParseTcp(url[7..]);
        if (url.StartsWith("unix://", StringComparison.Ordinal)) return new UnixSocket(url[7..]);
        throw new CommandException($"Unknown protocol for serverurl {url}");
    }

    /// <summary>The value of the Host header.</summary>
    public string HostHeader => this switch
    {
        Tcp tcp when tcp.Host.Contains(':') => $"[{tcp.Host}]:{tcp.Port}",
        Tcp tcp => $"{tcp.Host}:{tcp.Port}",
        _ => "localhost",
    };

    public Socket Connect()
    {
        if (this is UnixSocket { Path: var path } && (path.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(path) > LongestSocketPath))
            throw new CommandException(path.Length == 0 ? "the serverurl names no socket" : "AF_UNIX path too long");
        var socket = this is UnixSocket
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (this is Tcp tcp) socket.Connect(tcp.Host, tcp.Port);
            else socket.Connect(new UnixDomainSocketEndPoint(((UnixSocket)this).Path));
            return socket;
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            throw Failure(problem);
        }
    }

    // A Unix socket is never short of addresses: the framework knows no word for a file that does not exist.
    private ConnectionException Failure(SocketException problem) => new(
        this is UnixSocket && problem.SocketErrorCode == SocketError.AddressNotAvailable
            ? Interop.Errno.ENOENT : problem.NativeErrorCode);

    private static Tcp ParseTcp(string rest)
    {
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..].ToLowerInvariant();
        var colon = authority.LastIndexOf(':');
        if (colon < authority.IndexOf(']')) colon = -1;
        var host = (colon < 0 ? authority : authority[..colon]).Trim('[', ']');
        if (host.Length == 0) throw new CommandException("the serverurl names no host");
        var port = colon < 0 ? "" : authority[(colon + 1)..];
        if (port.Length == 0) return new(host, 80);
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535
            ? new(host, number)
            : throw new CommandException($"the serverurl's port '{port}' is not a port number");
    }
}
