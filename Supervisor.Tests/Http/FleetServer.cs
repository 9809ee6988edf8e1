using Supervisor.Actors.Configuration;
using Supervisor.Node.Http;
using Supervisor.Tests.Fleet;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Http;

/// <summary>The fleet's own server, on a Unix socket, of node <c>a</c> of a fleet in memory.</summary>
internal sealed class FleetServer : IAsyncDisposable
{
    private readonly OpenedServers _servers;
    private readonly BoundServers _bound;

    private FleetServer(MemoryFleet fleet, TempDir directory, BoundServers bound, OpenedServers servers) =>
        (Fleet, Directory, _bound, _servers) = (fleet, directory, bound, servers);

    public MemoryFleet Fleet { get; }

    public TempDir Directory { get; }

    public string SocketPath => Directory.File("f.sock");

    public static async Task<FleetServer> Start(TimeProvider time, params string[] names)
    {
        var fleet = await MemoryFleet.Of(time, names);
        var directory = new TempDir();
        RpcInterfaceConfig[] interfaces = [FakeSupervisor.MainInterface()];
        ServerConfig[] configs = [new ServerConfig.Unix("cluster", directory.File("f.sock"), 0x1C0, null, null, null, null)];
        var supervisor = fleet["a"].Supervisor;
        var bound = Assert.IsType<BindResult<BoundServers>.Bound>(HttpServers.Bind(configs, interfaces, supervisor.Log, TextWriter.Null)).Value;
        var endpoints = Endpoints.ForFleet(supervisor, interfaces, fleet.Watcher, time, fleet["a"].Fleet);
        return new(fleet, directory, bound, await bound.Serve(endpoints, new AccessLog(supervisor.Log, time)));
    }

    public RawConnection Connect() => RawConnection.To(_bound.Servers[0].EndPoint);

    public async ValueTask DisposeAsync()
    {
        await _servers.DisposeAsync();
        await Fleet.DisposeAsync();
        Directory.Dispose();
    }
}
