using Akka.Actor;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>Callers whose answer is an outcome of the process: nobody polls, each step answers those it concerns.</summary>
internal sealed class Waiters
{
    private readonly List<(Caller Caller, bool UntilRunning)> _starts = [];
    private readonly List<Caller> _stops = [];

    /// <summary>Whether somebody waits for the process to stop.</summary>
    internal bool AwaitStop => _stops.Count > 0;

    internal bool Any => _starts.Count + _stops.Count > 0;

    internal void AwaitStart(Caller caller, bool untilRunning) => _starts.Add((caller, untilRunning));

    internal void AwaitEnd(Caller caller) => _stops.Add(caller);

    /// <summary>
    /// Answers those whose outcome is known after a step; in a step that has stopped it, it may be starting again already.
    /// </summary>
    internal void Settle(ProcessSnapshot process, bool hasStopped, IActorRef self)
    {
        if (hasStopped || process.State.IsStopped()) SettleStops(self);
        _starts.RemoveAll(waiter => Settle(waiter.Caller, waiter.UntilRunning, process, self));
    }

    private void SettleStops(IActorRef self)
    {
        foreach (var caller in _stops) caller.Done(self);
        _stops.Clear();
    }

    private static bool Settle(Caller caller, bool untilRunning, ProcessSnapshot process, IActorRef self)
    {
        switch (process.State)
        {
            case ProcessState.Stopping when process.StartQueued:
            case ProcessState.Starting when process.Pid == 0 || untilRunning:
                return false;
            case ProcessState.Starting or ProcessState.Running:
                caller.Done(self);
                return true;
            default:
                caller.Fault(
                    process.SpawnError.Length > 0 ? FaultCode.SpawnError : FaultCode.AbnormalTermination, self);
                return true;
        }
    }
}
