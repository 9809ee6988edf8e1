using Supervisor.Actors.Configuration;
using Supervisor.Node.Api;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc;
using Supervisor.Node.Web;

namespace Supervisor.Node.Http;

/// <summary>What every server serves, in the order of the reference's routing table (specification 5.3).</summary>
internal static class Endpoints
{
    /// <summary>Of a daemon's own servers; <paramref name="fleet"/> is null without <c>[cluster]</c>.</summary>
    public static IReadOnlyList<IEndpoint> For(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, LogWatcher watcher, TimeProvider time, IFleet? fleet = null) =>
        Around(RpcInterfaces.Table(supervisor, interfaces, time, fleet), new(supervisor, watcher, time, fleet, IsWhole: false));

    /// <summary>Of the fleet's own server: as the others, but "all" means the fleet.</summary>
    public static IReadOnlyList<IEndpoint> ForFleet(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, LogWatcher watcher, TimeProvider time, IFleet fleet) =>
        Around(RpcInterfaces.FleetTable(supervisor, interfaces, time, fleet), new(supervisor, watcher, time, fleet, IsWhole: true));

    private static IEndpoint[] Around(RpcTable table, ApiPorts ports)
    {
        var (supervisor, watcher, fleet) = (ports.Supervisor, ports.Watcher, ports.Fleet);
        IEndpoint[] always =
        [
            new RpcEndpoint(table, supervisor.MainLog),
            new ProcessTailEndpoint(supervisor.Board, ports.Router, fleet, watcher),
            new MainTailEndpoint(supervisor.MainLog, watcher),
            new OkEndpoint(),
            new ApiEndpoint(ApiRoutes.For(ports)),
            .. WebEndpoints.For(ports),
        ];
        return fleet is null ? always : [.. always, new FleetEventsEndpoint(fleet, ports.Time)];
    }
}
