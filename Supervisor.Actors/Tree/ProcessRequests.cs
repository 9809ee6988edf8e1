using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>What clients ask of a process beyond its lifecycle, and the checks before it (specification 5.8.4, 5.8.6).</summary>
internal sealed class ProcessRequests(ProcessLedger ledger, TreePorts ports)
{
    /// <summary>A start begins with looking the command up, whatever state the process is in.</summary>
    internal void Locate(ProcessAction.Start start, Caller caller, IActorRef self)
    {
        if (caller.InBatch && ledger.Snapshot.State.IsRunning()) caller.Skip(self);
        else ledger.Slot!.Locate(ledger.Ask(caller, start));
    }

    /// <summary>The checks of a start once the command was looked up; answers the caller when one of them fails.</summary>
    internal bool MayStart(Caller caller, SpawnFailure? problem, IActorRef self)
    {
        if (problem is not null)
            caller.Fault(problem.Stage == SpawnStage.FindCommand ? FaultCode.NoFile : FaultCode.NotExecutable, problem.Text, self);
        else if (ledger.Snapshot.State.IsRunning())
            caller.Fault(FaultCode.AlreadyStarted, self);
        else if (ledger.Snapshot.State == ProcessState.Unknown)
            caller.Fault(FaultCode.Failed, $"{ledger.Name} is in an unknown process state", self);
        else if (ledger.Snapshot.Draining)
            caller.Fault(FaultCode.BadName, self);
        else
            return true;
        return false;
    }

    /// <summary>Sends a client's signal, always to the child alone; the input that follows, if any.</summary>
    internal LifecycleInput? Signal(ProcessAction.Signal signal, Caller caller, IActorRef self)
    {
        if (!ledger.Snapshot.State.IsSignallable() && caller.InBatch) caller.Skip(self);
        else if (signal.Number is not { } number) caller.Fault(FaultCode.BadSignal, signal.Text, self);
        else if (!ledger.Snapshot.State.IsSignallable()) caller.Fault(FaultCode.NotRunning, self);
        else if (ledger.Snapshot.Pid == 0) caller.Fault(FaultCode.Failed, NotYet(number), self);
        else return Send(number, caller, self);
        return null;
    }

    /// <summary>What does not touch the lifecycle.</summary>
    internal void Pass(ProcessAction action, Caller caller, IActorRef self)
    {
        switch (action)
        {
            case ProcessAction.SendStdin stdin:
                Write(stdin.Bytes, caller, self);
                break;
            case ProcessAction.ReportTo report:
                ledger.Listener.Open(report.Pool, new(ledger.Config.Name, ledger.Snapshot.State, ledger.Snapshot.Incarnation), self);
                caller.Done(self);
                break;
            case ProcessAction.ClearLogs:
                ledger.Slot!.ClearLogs(ledger.Ask(caller, action));
                caller.Issue(self);
                break;
            case ProcessAction.ReopenLogs:
                ledger.Slot!.ReopenLogs();
                caller.Done(self);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action, null);
        }
    }

    /// <summary>An event for a listener.</summary>
    internal void Give(ListenerGiven given, IActorRef pool, IActorRef self)
    {
        if (given.Child == ledger.Snapshot.Incarnation && Write(given.Event) != StdinOutcome.Accepted) pool.Tell(new ListenerNotReached(ledger.Config.Name), self);
    }

    internal void Cleared(HostEvent.LogsCleared cleared, IActorRef self)
    {
        var (caller, _) = ledger.TakeAsked(cleared.Ticket);
        if (cleared.Succeeded) caller.Done(self);
        else caller.Fault(FaultCode.Failed, self);
    }

    private LifecycleInput.SignalRefused? Send(int number, Caller caller, IActorRef self)
    {
        var (name, pid) = (ledger.Config.Name, ledger.Snapshot.Pid);
        ports.Log.Write(LogLevel.Debug, $"sending {name} (pid {pid}) sig {Signals.Name(number)}");
        switch (ledger.Slot!.Signal(ledger.Snapshot.Incarnation, number, wholeGroup: false))
        {
            case SignalOutcome.Failed failed:
                var text = $"unknown problem sending sig {name} ({pid}):{failed.Reason}";
                caller.Fault(FaultCode.Failed, text, self);
                return new LifecycleInput.SignalRefused(text);
            case SignalOutcome.Gone gone:
                ports.Log.Write(LogLevel.Debug,
                    $"unable to signal {name} (pid {pid}), it probably just now exited on its own: {gone.Reason}");
                break;
        }

        caller.Done(self);
        return null;
    }

    private string NotYet(int number)
    {
        var text = $"attempted to send {ledger.Config.Name} sig {Signals.Name(number)} but it wasn't running";
        ports.Log.Write(LogLevel.Debug, text);
        return text;
    }

    private void Write(ReadOnlyMemory<byte> bytes, Caller caller, IActorRef self)
    {
        switch (Write(bytes))
        {
            case StdinOutcome.Accepted: caller.Done(self); break;
            case StdinOutcome.Closed: caller.Fault(FaultCode.NoFile, self); break;
            case StdinOutcome.Full: caller.Fault(FaultCode.Failed, $"{ledger.Name} does not read its stdin", self); break;
            default: caller.Fault(FaultCode.NotRunning, self); break;
        }
    }

    private StdinOutcome Write(ReadOnlyMemory<byte> bytes) => ledger.Snapshot is { Pid: not 0, State: not ProcessState.Stopping }
        ? ledger.Slot!.WriteStdin(ledger.Snapshot.Incarnation, bytes)
        : StdinOutcome.NoChild;
}
