using Supervisor.Actors.Configuration;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Http;

/// <summary>What every server serves, in the order of the reference's routing table (specification 5.3).</summary>
internal static class Endpoints
{
    /// <summary>Of a daemon's own servers; <paramref name="fleet"/> is null without <c>[cluster]</c>.</summary>
    public static IReadOnlyList<IEndpoint> For(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, LogWatcher watcher, TimeProvider time, IFleet? fleet = null) =>
        Around(RpcInterfaces.Table(supervisor, interfaces, time, fleet), supervisor, watcher, time, fleet);

    /// <summary>Of the fleet's own server: as the others, but "all" means the fleet.</summary>
    public static IReadOnlyList<IEndpoint> ForFleet(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, LogWatcher watcher, TimeProvider time, IFleet fleet) =>
        Around(RpcInterfaces.FleetTable(supervisor, interfaces, time, fleet), supervisor, watcher, time, fleet);

    private static IEndpoint[] Around(
        RpcTable table, ISupervisor supervisor, LogWatcher watcher, TimeProvider time, IFleet? fleet)
    {
        var router = new CommandRouter(supervisor, fleet);
        IEndpoint[] always =
        [
            new RpcEndpoint(table, supervisor.MainLog),
            new ProcessTailEndpoint(supervisor.Board, router, fleet, watcher),
            new MainTailEndpoint(supervisor.MainLog, watcher),
            new OkEndpoint(),
        ];
        return fleet is null ? always : [.. always, new FleetEventsEndpoint(fleet, time)];
    }
}
