using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods.WholeFleet;

namespace Supervisor.Node.Api;

/// <summary>Commands for every process: of this node, or of the fleet.</summary>
internal sealed class EveryProcess(ApiPorts ports)
{
    private readonly Everywhere? _everywhere = ports is { IsWhole: true, Fleet: { } fleet } ? new(fleet) : null;

    public Task<CommandReply> Start(bool wait) =>
        Ask(new SupervisorCommand.StartAll(wait), FaultCode.SpawnError, s => s.IsStopped());

    public Task<CommandReply> Stop(bool wait) =>
        Ask(new SupervisorCommand.StopAll(wait), FaultCode.Failed, s => s.IsRunning());

    private Task<CommandReply> Ask(SupervisorCommand order, FaultCode failure, Func<ProcessState, bool> needs) =>
        _everywhere?.Outcomes(order, failure, needs) ?? ports.Supervisor.Ask(order);
}
