using System.Net;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Http;

/// <summary>One server section's socket, listening: clients queue in the kernel until they are served.</summary>
internal sealed class BoundServer(ServerConfig config, Socket socket) : IDisposable
{
    public ServerConfig Config { get; } = config;

    public Socket Socket { get; } = socket;

    public BasicAuthentication? Authentication { get; } = BasicAuthentication.For(config);

    /// <summary>Where it can be reached; a port 0 has become a real one.</summary>
    public EndPoint EndPoint { get; } = config is ServerConfig.Unix unix
        ? new UnixDomainSocketEndPoint(unix.Path)
        : socket.LocalEndPoint!;

    /// <summary>Nobody finds it any more. A path that is gone already is no trouble.</summary>
    public void Unlink()
    {
        if (Config is ServerConfig.Unix unix) _ = Libc.unlink(unix.Path);
    }

    public void Dispose() => Socket.Dispose();
}
