using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Http;

/// <summary>
/// Opens the HTTP servers of a configuration in two steps: their sockets before the daemon announces itself, so that an
/// error still reaches the terminal; serving once there is something to serve.
/// </summary>
internal static class HttpServers
{
    /// <summary>Opens every socket, in order, with the reference's log lines; or none, and says why.</summary>
    public static BindResult<BoundServers> Bind(
        IEnumerable<ServerConfig> servers, IReadOnlyCollection<RpcInterfaceConfig> interfaces, IActivityLog log, TextWriter stderr)
    {
        var bound = new List<BoundServer>();
        foreach (var foreign in interfaces.Where(i => !i.IsBuiltIn))
        {
            log.Write(LogLevel.Warn,
                $"RPC interface '{foreign.Namespace}' is ignored: {foreign.Factory} is not built in, its methods are missing");
        }

        foreach (var config in servers)
        {
            var result = config switch
            {
                ServerConfig.Unix unix => UnixSocket.Bind(unix, stderr),
                ServerConfig.Inet inet => InetSocket.Bind(inet),
                _ => throw new ArgumentException($"No socket for a {config.GetType().Name}.", nameof(servers)),
            };
            if (result is not BindResult<BoundServer>.Bound opened)
            {
                new BoundServers(bound).Dispose();
                return new BindResult<BoundServers>.Failed(((BindResult<BoundServer>.Failed)result).Error);
            }

            bound.Add(opened.Value);
            Announce(opened.Value, interfaces, log);
        }

        return new BindResult<BoundServers>.Bound(new(bound));
    }

    private static void Announce(BoundServer server, IReadOnlyCollection<RpcInterfaceConfig> interfaces, IActivityLog log)
    {
        foreach (var rpc in interfaces.Where(i => i.IsBuiltIn))
            log.Write(LogLevel.Info, $"RPC interface '{rpc.Namespace}' initialized");
        if (server.Authentication is null)
            log.Write(LogLevel.Critical, $"Server '{server.Config.Section}' running without any HTTP authentication checking");
    }
}
