using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Starting and stopping; what that means is the tree's business (specification 5.8.4).</summary>
internal sealed class StartStopMethods(ISupervisor supervisor, CommandRouter router)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("startProcess", RpcType.Boolean, [Text("name"), Wait],
            "Starts one process, or with group:* every process of a group that does not run. With wait the answer comes"
            + " when it is RUNNING, or a fault when that failed.",
            a => router.Ask(a.Text(0), name => Start(name, a.Wait(1)))),
        new("startProcessGroup", RpcType.Array, [Text("name"), Wait],
            "Starts every process of a group that does not run. Returns an outcome for each of them.",
            a => router.AskGroup(a.Text(0), group => new SupervisorCommand.StartGroup(group, a.Wait(1)))),
        new("startAllProcesses", RpcType.Array, [Wait],
            "Starts every process that does not run. Returns an outcome for each of them.",
            a => supervisor.AskPlainly(new SupervisorCommand.StartAll(a.Wait(0)))),
        new("stopProcess", RpcType.Boolean, [Text("name"), Wait],
            "Stops one process, or with group:* every process of a group that runs. With wait the answer comes when it"
            + " has stopped.",
            a => router.Ask(a.Text(0), name => Stop(name, a.Wait(1)))),
        new("stopProcessGroup", RpcType.Array, [Text("name"), Wait],
            "Stops every process of a group that runs. Returns an outcome for each of them.",
            a => router.AskGroup(a.Text(0), group => new SupervisorCommand.StopGroup(group, a.Wait(1)))),
        new("stopAllProcesses", RpcType.Array, [Wait],
            "Stops every process that runs. Returns an outcome for each of them.",
            a => supervisor.AskPlainly(new SupervisorCommand.StopAll(a.Wait(0)))),
    ];

    internal static SupervisorCommand Start(Namespec name, bool wait) => name.Process is null
        ? new SupervisorCommand.StartGroup(name.Group, wait)
        : new SupervisorCommand.StartProcess(name, wait);

    internal static SupervisorCommand Stop(Namespec name, bool wait) => name.Process is null
        ? new SupervisorCommand.StopGroup(name.Group, wait)
        : new SupervisorCommand.StopProcess(name, wait);
}
