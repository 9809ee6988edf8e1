using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Akka.Remote.Links;
using Akka.Remote.Protocol;

namespace Akka.Remote.Tcp;

/// <summary>A socket, perhaps with TLS over it.</summary>
internal sealed class TcpConnection : IConnection
{
    private const int Network4 = 3;
    private const int Network6 = 8;

    private readonly Socket _socket;
    private readonly Tls? _tls;
    private readonly bool _inbound;
    private readonly SocketStream _bytes;
    private Stream _stream;

    internal TcpConnection(Socket socket, Tls? tls, bool inbound)
    {
        (_socket, _tls, _inbound) = (socket, tls, inbound);
        socket.NoDelay = true;
        _stream = _bytes = new SocketStream(socket);
        var (here, there) = (AddressOf(socket.LocalEndPoint), AddressOf(socket.RemoteEndPoint));
        Remote = socket.RemoteEndPoint?.ToString() ?? "";
        RemoteClass = ClassOf(there);
        IsLoopback = IPAddress.IsLoopback(here) && IPAddress.IsLoopback(there);
    }

    public string Remote { get; }

    public string RemoteClass { get; }

    public bool IsLoopback { get; }

    public byte[] Binding { get; private set; } = [];

    public TimeSpan SinceReceived => TcpKernel.SinceReceived(_socket);

    public async Task Open(CancellationToken cancel)
    {
        if (_tls is null) return;
        try
        {
            (_stream, Binding) = await _tls.Secure(_stream, _inbound, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            throw new HandshakeException(Refusal.Tls, false, (e.InnerException ?? e).Message, e);
        }
    }

    public ValueTask<int> Read(Memory<byte> into, CancellationToken cancel) => _stream.ReadAsync(into, cancel);

    public ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => _stream.WriteAsync(bytes, cancel);

    public void KeepAlive(TimeSpan interval, TimeSpan pause) => TcpKernel.KeepAlive(_socket, interval, pause);

    public void HandTo(ISocketWaiter waiter) => _bytes.HandTo(waiter);

    public void EndWriting()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    public void Dispose() => _stream.Dispose();

    private static IPAddress AddressOf(EndPoint? end)
    {
        var address = (end as IPEndPoint)?.Address ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static string ClassOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(address.AddressFamily == AddressFamily.InterNetworkV6 ? Network6 : Network4).Clear();
        return new IPAddress(bytes).ToString();
    }
}
