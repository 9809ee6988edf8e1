using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Events;

/// <summary>
/// The root of the event pools: numbers what happens and tells it to every pool that is subscribed (specification 7.4). It hears
/// of it on the event stream, so that supervision never waits for a listener.
/// </summary>
public sealed class EventsActor : UntypedActor, IWithTimers
{
    private readonly EventPorts _ports;
    private readonly Dictionary<string, Pool> _pools = new(StringComparer.Ordinal);
    private TickClock _ticks = TickClock.Stopped;
    private long _serial, _opened;

    private EventsActor(EventPorts ports) => _ports = ports;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Makes it and subscribes it, so that nothing that happens from now on is missed.</summary>
    public static IActorRef Start(ActorSystem system, EventPorts ports)
    {
        var events = system.ActorOf(Producer.Props(() => new EventsActor(ports)).WithDispatcher(EventsDispatcher.Id), "events");
        Type[] heard = [typeof(PoolOpened), typeof(SupervisorEvent)];
        foreach (var type in heard) system.EventStream.Subscribe(events, type);
        return events;
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new KeepGoingStrategy();

    /// <summary>A bug of ours costs the message that it stumbled over: a restart would end the pools, and nobody would open them anew.</summary>
    protected override void OnReceive(object message)
    {
        try
        {
            Take(message);
        }
        catch (Exception e)
        {
            _ports.Log.Write(LogLevel.Critical, $"unexpected error in the events: {e}");
        }
    }

    private void Take(object message)
    {
        switch (message)
        {
            case PoolOpened opened: Open(opened); break;
            case SupervisorEvent happened: Hear(happened); break;
            case TickDue: Tick(); break;
            default: Unhandled(message); break;
        }
    }

    // A pool that comes again has a name that no other actor has: the one before it may still be on its way out.
    private void Open(PoolOpened opened)
    {
        var name = opened.Config.Name;
        var actor = Context.ActorOf(EventPoolActor.Props(opened.Config, opened.Group, _ports), $"{ActorNames.Of(name)}${++_opened}");
        _pools[name] = new(actor, [.. opened.Config.EventPool!.Events]);
        ArmTicks();
    }

    private void Hear(SupervisorEvent happened)
    {
        if (happened is SupervisorEvent.Output output) output.Writer?.Heard(output.Text.Length);
        if (happened is SupervisorEvent.GroupRemoved removed) Close(removed.Group);
        Tell(happened);
    }

    private void Close(string group)
    {
        if (!_pools.Remove(group, out var pool)) return;
        Context.Stop(pool.Actor);
        ArmTicks();
    }

    private void Tell(SupervisorEvent happened)
    {
        if (_pools.Count == 0) return;
        var type = EventText.Type(happened);
        EventNotice? notice = null;
        foreach (var pool in _pools.Values.Where(p => p.Wants(type)))
        {
            notice ??= new(_serial++, type, EventText.Payload(happened));
            pool.Actor.Tell(notice, Self);
        }
    }

    // Nobody is woken for ticks that nobody hears.
    private void ArmTicks()
    {
        var isWanted = _pools.Values.Any(p => TickClock.Types.Any(p.Wants));
        if (isWanted == _ticks.IsRunning) return;
        _ticks = isWanted ? TickClock.Start(_ports.Time.GetUtcNow()) : TickClock.Stopped;
        if (isWanted) AwaitTick();
        else Timers.Cancel(TickDue.Instance);
    }

    private void Tick()
    {
        (_ticks, var passed) = _ticks.Advance(_ports.Time.GetUtcNow());
        foreach (var tick in passed) Tell(tick);
        AwaitTick();
    }

    private void AwaitTick() =>
        Timers.StartSingleTimer(TickDue.Instance, TickDue.Instance, TickClock.UntilNext(_ports.Time.GetUtcNow()));

    private sealed record Pool(IActorRef Actor, HashSet<string> Subscriptions)
    {
        internal bool Wants(string type) => Subscriptions.Any(s => EventTypes.Covers(s, type));
    }

    private sealed class TickDue
    {
        internal static readonly TickDue Instance = new();
    }
}
