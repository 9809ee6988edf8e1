using System.Collections.Immutable;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.History;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>
/// The root of a node's supervision tree: owns the active groups, hands every <see cref="SupervisorCommand"/> to those it
/// concerns, and sees to the end of everything.
/// </summary>
public sealed class SupervisorActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan ReportPeriod = TimeSpan.FromSeconds(3);

    private readonly SupervisorState _state;
    private readonly TreePorts _ports;
    private readonly ISupervisorLifetime _lifetime;
    private readonly ActiveGroups _groups;
    private readonly Twiddling _twiddling;

    private SupervisorActor(SupervisorState state, TreePorts ports, ISupervisorLifetime lifetime) =>
        (_state, _ports, _lifetime, _groups, _twiddling) = (state, ports, lifetime, state.Groups, new(state, ports));

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>A tree for a configuration; its groups are activated at once, its processes start with Begin.</summary>
    public static Props Props(SupervisorConfig config, TreePorts ports, ISupervisorLifetime lifetime) =>
        Producer.Props(() => new SupervisorActor(new SupervisorState(config, ports), ports, lifetime));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new KeepGoingStrategy();

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _ports.Board.Keep(_state.Remembered());
        foreach (var group in _state.Config.Groups)
        {
            if (_groups.Find(group.Name) is null) Activate(group);
        }
    }

    /// <summary>
    /// A bug of ours costs the message that it stumbled over. Whoever is above would restart this actor, and the engine all that is
    /// below with it: no child would be watched any more.
    /// </summary>
    protected override void OnReceive(object message)
    {
        try
        {
            Hear(message);
        }
        catch (Exception e)
        {
            _ports.Log.Write(LogLevel.Critical, $"unexpected error in the supervision tree: {e}");
            if (message is SupervisorCommand) Reply(new CommandReply.Fault(FaultCode.Failed, e.Message));
        }
    }

    private void Hear(object message)
    {
        switch (message)
        {
            case SupervisorCommand command: Obey(command); break;
            case Ready ready: BecomeReady(ready.Name); break;
            case BatchDone done: Finish(done); break;
            case HostEvent.SocketsTried tried: Admit(tried); break;
            case Terminated gone: Removed(gone.ActorRef); break;
            case ShutdownReport: _state.Retirement.Report(); break;
            default: Unhandled(message); break;
        }
    }

    private void Obey(SupervisorCommand command)
    {
        switch (command)
        {
            case SupervisorCommand.Shutdown c: End(Mood.Shutdown, new(CauseKind.Shutdown, c.By)); break;
            case SupervisorCommand.Restart c: End(Mood.Restarting, new(CauseKind.Reload, c.By)); break;
            case SupervisorCommand.ReopenLogs: TellEverybody(new ProcessAction.ReopenLogs()); break;
            case SupervisorCommand.RemoteCommunication c:
                Publish(new SupervisorEvent.RemoteCommunication(c.Type, c.Data));
                Reply(new CommandReply.Done());
                break;
            case SupervisorCommand.SignalAll c: Everyone(new ProcessAction.Signal(c.Signal, c.Text) { Cause = Asked(c) }); break;
            case SupervisorCommand.TellHistory c: Reply(Retelling.Of(_ports.Board, c.Name)); break;
            case var _ when _ports.Board.Mood != Mood.Running: Reply(new CommandReply.Fault(FaultCode.ShutdownState)); break;
            default: ObeyAtWork(command); break;
        }
    }

    private void ObeyAtWork(SupervisorCommand command)
    {
        switch (command)
        {
            case SupervisorCommand.Begin: Begin(); break;
            case SupervisorCommand.StartProcess c: One(c.Name, new ProcessAction.Start(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.StartGroup c: Group(c.Group, new ProcessAction.Start(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.StartAll c: Everyone(new ProcessAction.Start(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.StopProcess c: One(c.Name, new ProcessAction.Stop(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.StopGroup c: Group(c.Group, new ProcessAction.Stop(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.StopAll c: Everyone(new ProcessAction.Stop(c.Wait) { Cause = Asked(c) }); break;
            case SupervisorCommand.SignalProcess c: One(c.Name, new ProcessAction.Signal(c.Signal, c.Text) { Cause = Asked(c) }); break;
            case SupervisorCommand.SignalGroup c: Group(c.Group, new ProcessAction.Signal(c.Signal, c.Text) { Cause = Asked(c) }); break;
            case SupervisorCommand.SendStdin c: One(c.Name, new ProcessAction.SendStdin(c.Bytes)); break;
            case SupervisorCommand.ClearLogs c: One(c.Name, new ProcessAction.ClearLogs()); break;
            case SupervisorCommand.ClearAllLogs: Everyone(new ProcessAction.ClearLogs()); break;
            case SupervisorCommand.Reread c: Reread(c.Config); break;
            case SupervisorCommand.AddGroup c: AddGroup(c.Group); break;
            case SupervisorCommand.RemoveGroup c: RemoveGroup(c.Group); break;
            case SupervisorCommand.AddProgram c: _twiddling.Add(c, Sender, Self); break;
            case SupervisorCommand.RemoveProcess c: StartBatch(_twiddling.AskToLeave(c.Name), new Departure(c.Name, Sender)); break;
            default: Unhandled(command); break;
        }
    }

    private static Cause Asked(SupervisorCommand command) => new(CauseKind.Request, command.By);

    private void Reply(CommandReply reply) => Sender.Tell(reply, Self);

    private void Refuse(FaultCode code, string name) => Reply(new CommandReply.Fault(code, name));

    private void One(Namespec name, ProcessAction action)
    {
        if (_state.Leaving.ContainsKey(name.Group) || _groups.FindOwner(name) is not { } group) Refuse(FaultCode.BadName, name.ToString());
        else group.Actor.Forward(new ProcessRequest(name, action, InBatch: false));
    }

    private void Group(string name, ProcessAction action)
    {
        if (_state.Leaving.ContainsKey(name) || _groups.Find(name) is not { } group) Refuse(FaultCode.BadName, name);
        else StartBatch(ActiveGroups.Commanding(group, action), new AnswerTo(Sender));
    }

    private void Everyone(ProcessAction action) => StartBatch(_groups.Commanding(action), new AnswerTo(Sender));

    private void TellEverybody(ProcessAction action)
    {
        foreach (var group in _groups.Actors) group.Tell(new Everybody(action), Self);
        Reply(new CommandReply.Done());
    }

    private static void StartBatch(ImmutableArray<BatchItem> items, object tag) => Context.ActorOf(BatchActor.Props(items, tag));

    private void Begin()
    {
        _state.Beginning = Sender;
        if (_state.NotReady.Count == 0) Started();
    }

    private void Started()
    {
        _state.Beginning?.Tell(new CommandReply.Done(), Self);
        _state.Beginning = null;
        Publish(new SupervisorEvent.SupervisorRunning());
        StartBatch(_groups.Starting(), new Unasked());
    }

    private void Activate(GroupConfig group)
    {
        _state.NotReady.Add(group.Name);
        var actor = Context.ActorOf(Producer.Props(() => new GroupActor(group, _ports)), ActorNames.Of(group.Name));
        _groups.Add(new(group, Context.Watch(actor)));
        _ports.Board.PublishGroups(_groups.Configs);
        if (group.EventPool is not null) Context.System.EventStream.Publish(new PoolOpened(group, actor));
        Publish(new SupervisorEvent.GroupAdded(group.Name));
    }

    private void BecomeReady(string name)
    {
        _state.NotReady.Remove(name);
        if (_state.Adding.Remove(name, out var asker))
        {
            asker.Tell(new CommandReply.Done(), Self);
            if (_groups.Find(name) is { } group) StartBatch(ActiveGroups.Starting([group]), new Unasked());
        }
        else if (_state.Beginning is not null && _state.NotReady.Count == 0) Started();
    }

    private void Reread(SupervisorConfig config)
    {
        _state.Config = config;
        Reply(GroupComparison.Compare(config.Groups, _groups.Configs));
    }

    private void AddGroup(string name)
    {
        if (_state.Config.Groups.FirstOrDefault(g => g.Name == name) is not { } group) Refuse(FaultCode.BadName, name);
        else if (_groups.Find(name) is not null || _state.Adding.ContainsKey(name)) Refuse(FaultCode.AlreadyAdded, name);
        else
        {
            _state.Adding[name] = Sender;
            if (group.Sockets.Any()) _ports.Host.TrySockets(group, Self);
            else Activate(group);
        }
    }

    // What could not listen once is not let in: its processes could never be started (specification 4.13).
    private void Admit(HostEvent.SocketsTried tried)
    {
        var isOver = _ports.Board.Mood != Mood.Running;
        if (!isOver && tried.Problem is null) Activate(tried.Group);
        else if (_state.Adding.Remove(tried.Group.Name, out var asker))
            asker.Tell(isOver ? new CommandReply.Fault(FaultCode.ShutdownState) : new(FaultCode.Failed, tried.Problem!), Self);
    }

    private void RemoveGroup(string name)
    {
        if (_groups.Find(name) is not { } group) Refuse(FaultCode.BadName, name);
        else if (_state.Leaving.ContainsKey(name)) Refuse(FaultCode.StillRunning, name);
        else
        {
            _state.Leaving[name] = Sender;
            StartBatch(ActiveGroups.Commanding(group, new ProcessAction.Leave()), new Removal(group));
        }
    }

    private void Finish(BatchDone done)
    {
        switch (done.Tag)
        {
            case AnswerTo asker: asker.Ref.Tell(done.Outcomes, Self); break;
            case Removal removal when done.Succeeded: Context.Stop(removal.Group.Actor); break;
            case Removal removal: StayAfterAll(removal.Group); break;
            case Departure departure: _twiddling.Leave(departure, done.Succeeded, Self); break;
            case Stage: NextStage(); break;
        }
    }

    private void StayAfterAll(ActiveGroup group)
    {
        if (_ports.Board.Mood == Mood.Running) group.Actor.Tell(new Everybody(new ProcessAction.Return()), Self);
        if (_state.Leaving.Remove(group.Config.Name, out var asker))
            asker.Tell(new CommandReply.Fault(FaultCode.StillRunning, group.Config.Name), Self);
    }

    private void Removed(IActorRef actor)
    {
        if (_groups.Find(actor) is not { } group) return;
        var name = group.Config.Name;
        _groups.Remove(name);
        _ports.Board.Keep(_state.Remembered());
        _ports.Board.PublishGroups(_groups.Configs);
        Publish(new SupervisorEvent.GroupRemoved(name));
        // It can be quicker than the word that it is ready, which is lost with it.
        BecomeReady(name);
        if (_state.Leaving.Remove(name, out var asker)) asker.Tell(new CommandReply.Done(), Self);
    }

    // A shutdown asked for during a restart wins; a restart asked for during a shutdown does not.
    private void End(Mood mood, Cause cause)
    {
        Reply(new CommandReply.Done());
        var current = _ports.Board.Mood;
        if (current == Mood.Shutdown || current == mood) return;
        _ports.Board.PublishMood(mood);
        if (current != Mood.Running) return;
        Publish(new SupervisorEvent.SupervisorStopping());
        foreach (var group in _groups.Actors) group.Tell(new Everybody(new ProcessAction.Drain()), Self);
        _state.Retirement.Plan(cause);
        Timers.StartPeriodicTimer(ShutdownReport.Key, ShutdownReport.Instance, ReportPeriod);
        _state.Retirement.Report();
        NextStage();
    }

    private void NextStage()
    {
        if (_state.Retirement.TryNext(out var stage)) StartBatch(stage, new Stage());
        else
        {
            Timers.CancelAll();
            _lifetime.Ended(_ports.Board.Mood);
        }
    }

    private static void Publish(SupervisorEvent happened) => Context.System.EventStream.Publish(happened);

    private sealed record AnswerTo(IActorRef Ref);

    private sealed record Unasked;

    private sealed record Removal(ActiveGroup Group);

    private sealed record Stage;

    private sealed class ShutdownReport
    {
        internal const string Key = "shutdown-report";

        internal static readonly ShutdownReport Instance = new();
    }
}
