using System.Net;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Http;

/// <summary>Opens TCP ports (specification 5.1); IPv4, as the configuration's host:port has it.</summary>
internal static class InetSocket
{
    public const int Backlog = 1024;

    /// <summary>A connection that is silent for so long is asked whether its client is there.</summary>
    public const int KeepAliveSeconds = 120;

    private const int SolSocket = 1, SoReuseAddr = 2;

    public static BindResult<BoundServer> Bind(ServerConfig.Inet config)
    {
        try
        {
            if (Resolve(config.Host) is not { } address) return new BindResult<BoundServer>.Failed(BindErrors.Resolver(-5));
            return Bind(config, new(address, config.Port));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData)
        {
            return new BindResult<BoundServer>.Failed(BindErrors.Resolver(ResolverError(e.SocketErrorCode)));
        }
        catch (SocketException e)
        {
            return new BindResult<BoundServer>.Failed(BindErrors.Socket(e.NativeErrorCode));
        }
    }

    private static BindResult<BoundServer> Bind(ServerConfig.Inet config, IPEndPoint endPoint)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var isKept = false;
        try
        {
            // Not SocketOptionName.ReuseAddress: that also sets SO_REUSEPORT, and a second daemon would share the port.
            socket.SetRawSocketOption(SolSocket, SoReuseAddr, BitConverter.GetBytes(1));
            NoticeTheDead(socket);
            socket.Bind(endPoint);
            socket.Listen(Backlog);
            isKept = true;
            return new BindResult<BoundServer>.Bound(new(config, socket));
        }
        finally
        {
            if (!isKept) socket.Dispose();
        }
    }

    // Who follows a quiet log is sent nothing, and whose cable was pulled says nothing: his connection would last for ever. Accepted sockets
    // inherit this.
    private static void NoticeTheDead(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveSeconds / 4);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 4);
    }

    private static IPAddress? Resolve(string host) => host.Length == 0
        ? IPAddress.Any
        : Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault();

    private static int ResolverError(SocketError error) => error switch
    {
        SocketError.HostNotFound => -2,
        SocketError.TryAgain => -3,
        _ => -5,
    };
}
