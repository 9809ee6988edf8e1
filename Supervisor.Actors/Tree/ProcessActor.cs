using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>
/// One process slot: asks the pure <see cref="ProcessLifecycle"/> what each message means and does as it says. The death of a
/// child is thrown, so that the parent's strategy decides what follows.
/// </summary>
internal sealed class ProcessActor(ProcessLedger ledger, TreePorts ports) : UntypedActor, IWithTimers
{
    private static readonly TimeSpan StopReportPeriod = TimeSpan.FromSeconds(2);

    private readonly ProcessRequests _requests = new(ledger, ports);
    private readonly ProcessChronicler _chronicler = ledger.ChroniclerOn(ports.Board.History);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        ledger.Slot = ports.Host.Open(ledger.Name.Group, ledger.Config, Self, ledger.Socket);
        ports.Board.Publish(ledger.Info);
        Context.Parent.Tell(new Ready(ledger.Config.Name), Self);
    }

    protected override void PreRestart(Exception reason, object message) { }

    protected override void PostRestart(Exception reason)
    {
        if (reason is ChildFailedException)
        {
            Apply(new LifecycleInput.Start(ports.Now), new(CauseKind.Autorestart));
            return;
        }

        ports.Log.Write(LogLevel.Critical, $"unexpected error in the supervision of {ledger.Name}: {reason}");
        Apply(new LifecycleInput.Broken());
    }

    protected override void PostStop()
    {
        foreach (var caller in ledger.TakeAllAsked()) caller.Fault(FaultCode.BadName, Self);
        ledger.Slot?.Close();
        ports.Board.Remove(ledger.Name.Group, ledger.Config.Name);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ProcessRequest r: Obey(r.Action, new(Sender, r.Name, r.InBatch)); break;
            case Everybody e: Obey(e.Action, new(ActorRefs.Nobody, ledger.Name, InBatch: false)); break;
            case HostEvent e: Hear(e); break;
            case ListenerGiven e: _requests.Give(e, Sender, Self); break;
            case StateTimer: Apply(new LifecycleInput.TimerElapsed(ports.Now)); break;
            case StopReport: ReportStop(); break;
            default: Unhandled(message); break;
        }
    }

    private void Obey(ProcessAction action, Caller caller)
    {
        switch (action)
        {
            case ProcessAction.Start start:
                _requests.Locate(start, caller, Self);
                break;
            case ProcessAction.Autostart:
                if (ledger.Config.Autostart && ledger.Snapshot.Incarnation == Incarnation.None) Start(action.Cause);
                caller.Done(Self);
                break;
            case ProcessAction.Stop stop:
                Stop(stop, caller);
                break;
            case ProcessAction.Signal signal:
                Signal(signal, caller);
                break;
            case ProcessAction.Drain:
                Apply(new LifecycleInput.Drain());
                caller.Done(Self);
                break;
            case ProcessAction.Return:
                Apply(new LifecycleInput.Refill());
                caller.Done(Self);
                break;
            case ProcessAction.Retire:
                Retire(action.Cause, caller);
                break;
            case ProcessAction.Leave:
                Leave(caller);
                break;
            default:
                _requests.Pass(action, caller, Self);
                break;
        }
    }

    private void Start(Cause? cause) => Apply(new LifecycleInput.Start(ports.Now), cause);

    private void Stop(ProcessAction.Stop stop, Caller caller)
    {
        if (!ProcessLifecycle.MayStop(ledger.Snapshot))
        {
            if (caller.InBatch) caller.Skip(Self);
            else caller.Fault(FaultCode.NotRunning, Self);
            return;
        }

        if (Apply(new LifecycleInput.Stop(), stop.Cause) is { } refused) caller.Fault(FaultCode.Failed, refused, Self);
        else if (stop.Wait) AwaitEnd(caller);
        else caller.Done(Self);
    }

    private void Signal(ProcessAction.Signal signal, Caller caller)
    {
        var pid = ledger.Snapshot.Pid;
        var input = _requests.Signal(signal, caller, Self);
        if (input is not null) Apply(input);
        else if (signal.Number is > 0 and var number && pid != 0) _chronicler.NoteSignal(number, signal.Cause?.By, ports.Now.EpochSeconds);
    }

    private void Retire(Cause? cause, Caller caller)
    {
        Apply(new LifecycleInput.Drain());
        Apply(new LifecycleInput.Stop(), cause);
        if (ledger.Snapshot.State.IsStopped()) caller.Done(Self);
        else Await(caller);
    }

    private void Leave(Caller caller)
    {
        if (ledger.Snapshot.State.IsStopped() && !ledger.IsAwaited)
        {
            Apply(new LifecycleInput.Drain());
            caller.Done(Self);
        }
        else
        {
            caller.Fault(FaultCode.StillRunning, Self);
        }
    }

    private void AwaitEnd(Caller caller)
    {
        if (ledger.Snapshot.State.IsStopped())
        {
            caller.Done(Self);
            return;
        }

        Await(caller);
        if (Timers.IsTimerActive(StopReport.Key)) return;
        ReportStop();
        Timers.StartPeriodicTimer(StopReport.Key, StopReport.Instance, StopReportPeriod);
    }

    private void Await(Caller caller)
    {
        ledger.Waiters.AwaitEnd(caller);
        caller.Issue(Self);
    }

    private void ReportStop() => ports.Log.Write(LogLevel.Info, $"waiting for {ledger.Config.Name} to stop");

    private void Hear(HostEvent heard)
    {
        switch (heard)
        {
            case HostEvent.ChildSpawned e:
                Apply(new LifecycleInput.Spawned(e.Incarnation, e.Pid, ports.At(e.Timestamp)));
                ledger.Output.Release(Context.System.EventStream);
                break;
            case HostEvent.SpawnFailed e:
                Apply(new LifecycleInput.SpawnFailed(e.Incarnation, e.Failure.Text, ports.Now));
                ledger.Output.Release(Context.System.EventStream);
                break;
            case HostEvent.ChildExited e:
                Apply(new LifecycleInput.Exited(e.Incarnation, e.Status, ports.At(e.Timestamp)), exit: e);
                break;
            case HostEvent.CommandLocated e:
                Located(e);
                break;
            case HostEvent.LogsCleared e:
                _requests.Cleared(e, Self);
                break;
            case HostEvent.ListenerSpoke e:
                ledger.Output.Hear(e, Self);
                break;
            case HostEvent.OutputLogged or HostEvent.OutputCaptured:
                ledger.Output.Hear(heard, Context.System.EventStream);
                break;
            default:
                Unhandled(heard);
                break;
        }
    }

    private void Located(HostEvent.CommandLocated located)
    {
        var (caller, action) = ledger.TakeAsked(located.Ticket);
        if (!_requests.MayStart(caller, located.Problem, Self)) return;
        Start(action.Cause);
        caller.Issue(Self);
        ledger.Waiters.AwaitStart(caller, untilRunning: action is ProcessAction.Start { Wait: true });
        ledger.Waiters.Settle(ledger.Snapshot, hasStopped: false, Self);
    }

    // The boards first: whoever gets an answer sees its effect there. The failure last: it ends this handler.
    private string? Apply(LifecycleInput input, Cause? cause = null, HostEvent.ChildExited? exit = null)
    {
        var step = ProcessLifecycle.Next(ledger.Rules, ledger.Snapshot, input);
        if (step.Next == ledger.Snapshot && step.Effects.IsEmpty) return null;
        _chronicler.Note(ledger.Snapshot, input, step, cause, exit);
        ledger.Snapshot = step.Next;
        ports.Board.Publish(ledger.Info);
        var refused = Perform(step, isEnd: input is LifecycleInput.Exited or LifecycleInput.SpawnFailed);
        var hasStopped = step.Effects.OfType<LifecycleEffect.Announce>().Any(a => a.Change.To.IsStopped());
        ledger.Waiters.Settle(ledger.Snapshot, hasStopped, Self);
        if (!ledger.Waiters.AwaitStop) Timers.Cancel(StopReport.Key);
        if (step.Effects is [.., LifecycleEffect.Fail fail]) throw new ChildFailedException(fail.Failure);
        return refused;
    }

    // The end of a child is said first, then what it shared is let go, then comes what follows from it.
    private string? Perform(Step step, bool isEnd)
    {
        string? refused = null;
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case LifecycleEffect.Spawn e: ledger.Slot!.Spawn(e.Incarnation); break;
                case LifecycleEffect.SendSignal e: refused = Kill(e); break;
                case LifecycleEffect.ArmTimer e: Timers.StartSingleTimer(StateTimer.Key, StateTimer.Instance, e.After); break;
                case LifecycleEffect.CancelTimer: Timers.Cancel(StateTimer.Key); break;
                case LifecycleEffect.Log e:
                    ports.Log.Write(e.Level, e.Text);
                    if (isEnd) ledger.Slot!.Forget();
                    break;
                case LifecycleEffect.Announce e:
                    ledger.Listener.Entered(new(ledger.Config.Name, e.Change.To, ledger.Snapshot.Incarnation), Self);
                    Context.System.EventStream.Publish(new SupervisorEvent.ProcessStateChanged(ledger.Name, e.Change));
                    break;
            }
        }

        if (refused is not null) Apply(new LifecycleInput.SignalRefused(refused));
        return refused;
    }

    /// <summary>Null when the signal is on its way; else the line that says why not.</summary>
    private string? Kill(LifecycleEffect.SendSignal effect)
    {
        var (name, pid) = (ledger.Config.Name, ledger.Snapshot.Pid);
        switch (ledger.Slot!.Signal(ledger.Snapshot.Incarnation, effect.Signal, effect.WholeGroup))
        {
            case SignalOutcome.Gone gone:
                ports.Log.Write(LogLevel.Debug,
                    $"unable to signal {name} (pid {pid}), it probably just exited on its own: {gone.Reason}");
                return null;
            case SignalOutcome.Failed failed:
                return $"unknown problem killing {name} ({pid}):{failed.Reason}";
            default:
                return null;
        }
    }

    private sealed class StateTimer
    {
        internal const string Key = "state";

        internal static readonly StateTimer Instance = new();
    }

    private sealed class StopReport
    {
        internal const string Key = "stop-report";

        internal static readonly StopReport Instance = new();
    }
}
