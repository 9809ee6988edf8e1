using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.WholeFleet;

/// <summary>
/// The methods that mean every process, for clients that know nothing of nodes: here every process of every node. In the place of
/// those that mean this node only.
/// </summary>
internal sealed class WholeFleetMethods(IFleet fleet, TimeProvider time)
{
    private readonly FleetRows _rows = new(fleet, time, OldClientRow.Write);
    private readonly Everywhere _everywhere = new(fleet);

    public IEnumerable<RpcMethod> Methods =>
    [
        new("getAllProcessInfo", RpcType.Array, [],
            "Every process of the fleet, as getProcessInfo has it, its group being group@node; sorted by node, group and name.",
            _ => new(_rows.All())),
        new("startAllProcesses", RpcType.Array, [Wait],
            "Starts every process of the fleet that does not run. Returns an outcome for each of them.",
            a => _everywhere.Ask(new SupervisorCommand.StartAll(a.Wait(0)), FaultCode.SpawnError, s => s.IsStopped())),
        new("stopAllProcesses", RpcType.Array, [Wait],
            "Stops every process of the fleet that runs. Returns an outcome for each of them.",
            a => _everywhere.Ask(new SupervisorCommand.StopAll(a.Wait(0)), FaultCode.Failed, s => s.IsRunning())),
        new("signalAllProcesses", RpcType.Array, [Printable("signal")],
            "Sends a signal to every process of the fleet that has a child. Returns an outcome for each of them.",
            a => _everywhere.Ask(
                new SupervisorCommand.SignalAll(SignalMethods.Number(a.Text(0)), a.Text(0)), FaultCode.Failed, s => s.IsSignallable())),
        new("clearAllProcessLogs", RpcType.Array, [],
            "Empties the logs of every process of the fleet. Returns an outcome for each of them.",
            _ => _everywhere.Ask(new SupervisorCommand.ClearAllLogs(), FaultCode.Failed, _ => true)),
    ];
}
