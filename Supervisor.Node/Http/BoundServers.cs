using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Http;

/// <summary>Sockets that listen but are not served yet. Disposing closes them and removes their names.</summary>
internal sealed class BoundServers(IReadOnlyList<BoundServer> servers) : IDisposable
{
    public IReadOnlyList<BoundServer> Servers { get; } = servers;

    /// <summary>Answers from now on, the first endpoint that wants a request having it. Takes the sockets over.</summary>
    public Task<OpenedServers> Serve(IReadOnlyList<IEndpoint> endpoints, AccessLog log, int? connections = null) =>
        Serve(_ => endpoints, log, connections);

    /// <summary>The same where servers differ in what they serve.</summary>
    public Task<OpenedServers> Serve(Func<ServerConfig, IReadOnlyList<IEndpoint>> endpointsOf, AccessLog log, int? connections = null) =>
        OpenedServers.Start(Servers, endpointsOf, log, connections ?? ConnectionLimit.For(Servers.Count));

    public void Dispose()
    {
        foreach (var server in Servers)
        {
            server.Unlink();
            server.Dispose();
        }
    }
}
