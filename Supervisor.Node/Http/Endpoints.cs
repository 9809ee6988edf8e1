using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Http;

/// <summary>What every server serves, in the order of the reference's routing table (specification 5.3).</summary>
internal static class Endpoints
{
    public static IReadOnlyList<IEndpoint> For(
        ISupervisor supervisor, IEnumerable<RpcInterfaceConfig> interfaces, LogWatcher watcher, TimeProvider time) =>
    [
        new RpcEndpoint(RpcInterfaces.Table(supervisor, interfaces, time), supervisor.MainLog),
        new ProcessTailEndpoint(supervisor.Board, watcher),
        new MainTailEndpoint(supervisor.MainLog, watcher),
        new OkEndpoint(),
    ];
}
