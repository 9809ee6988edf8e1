using Supervisor.Actors.Configuration;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Methods.Cluster;
using Supervisor.Node.Rpc.Methods.Plugins;
using Supervisor.Node.Rpc.Methods.WholeFleet;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Rpc;

/// <summary>The namespaces that <c>[rpcinterface:NAME]</c> sections ask for (specification 5.8.8), and the cluster's.</summary>
internal static class RpcInterfaces
{
    /// <summary>What a daemon with <c>[cluster]</c> has beside them.</summary>
    public const string ClusterNamespace = "cluster";

    /// <summary>What every daemon has beside them, unless a section asks for that name.</summary>
    public const string HistoryNamespace = "history";

    /// <summary>The methods of a daemon's own servers; <paramref name="fleet"/> is null without <c>[cluster]</c>.</summary>
    public static RpcTable Table(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, TimeProvider time, IFleet? fleet = null) =>
        Of(supervisor, interfaces, fleet, MainMethods(supervisor, time, fleet), time);

    /// <summary>The methods of the fleet's own server: "all" means the fleet.</summary>
    public static RpcTable FleetTable(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, TimeProvider time, IFleet fleet) =>
        Of(supervisor, interfaces, fleet, [.. MainMethods(supervisor, time, fleet), .. new WholeFleetMethods(fleet, time).Methods], time);

    private static RpcTable Of(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, IFleet? fleet, RpcMethod[] main, TimeProvider time)
    {
        var namespaces = interfaces
            .Where(i => i.IsBuiltIn)
            .Select(i => KeyValuePair.Create(i.Namespace, MethodsOf(i, supervisor, main)))
            .Prepend(new(HistoryNamespace, new HistoryMethods(new(supervisor, fleet)).Methods));
        if (fleet is not null) namespaces = namespaces.Append(new(ClusterNamespace, ClusterMethods(fleet, time)));
        return RpcTable.Of(supervisor, namespaces);
    }

    private static IEnumerable<RpcMethod> MethodsOf(RpcInterfaceConfig config, ISupervisor supervisor, RpcMethod[] main) => config.Factory switch
    {
        RpcInterfaceConfig.TwiddlerFactory => new TwiddlerMethods(supervisor, config).Methods,
        RpcInterfaceConfig.CacheFactory => new CacheMethods().Methods,
        _ => main,
    };

    private static RpcMethod[] MainMethods(ISupervisor supervisor, TimeProvider time, IFleet? fleet)
    {
        var router = new CommandRouter(supervisor, fleet);
        return
        [
            .. new DaemonMethods(supervisor).Methods,
            .. new MainLogMethods(supervisor.MainLog).Methods,
            .. new GroupMethods(router).Methods,
            .. new StartStopMethods(supervisor, router).Methods,
            .. new SignalMethods(supervisor, router).Methods,
            .. new ProcessInfoMethods(supervisor, router, time).Methods,
            .. new ConfigInfoMethods(supervisor).Methods,
            .. new ProcessLogMethods(supervisor, router, fleet is null ? null : new NodeLogs(fleet)).Methods,
        ];
    }

    private static RpcMethod[] ClusterMethods(IFleet fleet, TimeProvider time) =>
    [
        .. new MemberMethods(fleet).Methods,
        .. new FleetProcessMethods(fleet, time).Methods,
        .. new NodeCommandMethods(fleet).Methods,
        .. new NodeLogMethods(new(fleet)).Methods,
    ];
}
