using Supervisor.Actors.Configuration;
using Supervisor.Node.Rpc.Methods;

namespace Supervisor.Node.Rpc;

/// <summary>The namespaces that <c>[rpcinterface:NAME]</c> sections ask for (specification 5.8.8).</summary>
internal static class RpcInterfaces
{
    /// <summary>Whether the section asks for the built-in methods; others are for the reference's plug-ins.</summary>
    public static bool IsBuiltIn(this RpcInterfaceConfig config) => config.Factory == RpcInterfaceConfig.MainFactory;

    public static RpcTable Table(ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, TimeProvider time)
    {
        RpcMethod[] main =
        [
            .. new DaemonMethods(supervisor).Methods,
            .. new MainLogMethods(supervisor.MainLog).Methods,
            .. new GroupMethods(supervisor).Methods,
            .. new StartStopMethods(supervisor).Methods,
            .. new SignalMethods(supervisor).Methods,
            .. new ProcessInfoMethods(supervisor, time).Methods,
            .. new ConfigInfoMethods(supervisor).Methods,
            .. new ProcessLogMethods(supervisor).Methods,
        ];
        return RpcTable.Of(supervisor, interfaces
            .Where(IsBuiltIn)
            .Select(i => KeyValuePair.Create<string, IEnumerable<RpcMethod>>(i.Namespace, main)));
    }
}
