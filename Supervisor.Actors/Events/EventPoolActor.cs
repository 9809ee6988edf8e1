using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Metrics;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Events;

/// <summary>
/// The pool of one <c>[eventlistener:x]</c>: keeps events until one of its listeners is free, gives each to one of them, and
/// offers again what was rejected or not finished (specification 7.4, 7.5). It waits for nobody, and nobody waits for it. It speaks
/// with the processes of its listeners itself: on the way through the tree an event would pass three mailboxes more.
/// </summary>
internal sealed class EventPoolActor(GroupConfig config, IActorRef group, EventPorts ports) : UntypedActor, IWithTimers
{
    // A line that is cut by the end of a read goes on at once, but its rest may stand behind other events.
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    private readonly List<Listener> _listeners =
    [
        .. config.Members().Select(p => Listener.Of(p.Name, config.EventPool!.ShowsResults)),
    ];

    private readonly PoolMeter _meter = ports.Meters.PoolOf(config.Name);
    private PoolBuffer _buffer = PoolBuffer.Empty(config.EventPool!.BufferSize);
    private ShownOutput _shown = ShownOutput.Empty;

    public ITimerScheduler Timers { get; set; } = null!;

    internal static Props Props(GroupConfig config, IActorRef group, EventPorts ports) =>
        Producer.Props(() => new EventPoolActor(config, group, ports)).WithDispatcher(EventsDispatcher.Id);

    protected override void PreStart() => group.Tell(new Everybody(new ProcessAction.ReportTo(Self)), Self);

    protected override void PostStop() => Write(_shown.End(), listener: null);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case EventNotice notice: Keep(_buffer.Accept(notice)); break;
            case ListenerEntered entered: Follow(entered); break;
            case ListenerSpoke spoke: Hear(spoke); break;
            case ListenerNotReached deaf: NotSent(deaf.Name); break;
            case OutputShown { Listener: { } name }: Shown(name); break;
            case OutputShown: break;
            case LookDue: Look(); break;
            default: Unhandled(message); break;
        }

        Dispatch();
        _meter.Waiting = _buffer.Events.Count;
    }

    private void Dispatch()
    {
        while (!_buffer.Events.IsEmpty && _listeners.FindIndex(l => l.IsFree) is >= 0 and var at)
        {
            var (oldest, listener) = (_buffer.Events[0], _listeners[at]);
            _buffer = _buffer.Taken();
            _listeners[at] = listener.Given(oldest);
            var place = new PoolPlace(config.Name, oldest.PoolSerial, config.EventPool!.CountsCharacters);
            listener.Actor.Tell(new ListenerGiven(listener.Child, oldest.Notice.Envelope(ports.Server, place)), Self);
            Debug($"event {oldest.Notice.Serial} sent to listener {listener.Name}");
        }
    }

    private void Follow(ListenerEntered entered)
    {
        var at = IndexOf(entered.Name);
        var (before, state) = (_listeners[at] with { Actor = Sender }, entered.State);
        var isGone = state is ProcessState.Starting or ProcessState.Backoff || state.IsStopped();
        _listeners[at] = before.Entered(state, entered.Child) with { Event = isGone ? null : before.Event };
        if (isGone && before.Event is { } unfinished) PutBack(unfinished);
    }

    private void Hear(ListenerSpoke spoke)
    {
        spoke.Writer?.Heard(spoke.Bytes.Length);
        var at = IndexOf(spoke.Name);
        var (protocol, replies) = _listeners[at].Protocol.Hear(spoke.Bytes.Span);
        _listeners[at] = _listeners[at] with { Protocol = protocol };
        foreach (var reply in replies) Take(at, reply);
        // Whoever left the conversation owes no result any more.
        if (protocol.State == ListenerState.Unknown && TakeEvent(at) is { } unfinished) PutBack(unfinished);
    }

    private void Take(int at, ListenerReply reply)
    {
        var name = _listeners[at].Name;
        switch (reply)
        {
            case ListenerReply.Processed:
                Debug($"{name}: event was processed");
                TakeEvent(at);
                break;
            case ListenerReply.Rejected:
                ports.Log.Write(LogLevel.Warn, $"{name}: event was rejected");
                if (TakeEvent(at) is { } rejected) PutBack(rejected);
                break;
            case ListenerReply.Showed showed:
                Debug($"{name}: event was processed");
                TakeEvent(at);
                Show(at, showed.Piece);
                break;
            case ListenerReply.Failed:
                ports.Log.Write(LogLevel.Warn, $"{name}: event caused an error");
                break;
            case ListenerReply.BadResult bad:
                ports.Log.Write(LogLevel.Warn, $"{name}: bad result line: {PythonText.Repr(bad.Line.AsSpan())}");
                break;
            case ListenerReply.Moved moved:
                Debug($"{name}: {moved.From.WireName()} -> {moved.To.WireName()}");
                if (moved.To == ListenerState.Unknown) WarnOfSilence(name);
                break;
        }
    }

    // It gets no event until then: whoever is slow to read the daemon's stdout makes the pool's buffer fill, and nothing else.
    private void Show(int at, ShownPiece piece)
    {
        (_shown, var lines) = _shown.Show(piece);
        if (_shown.IsWaiting && !Timers.IsTimerActive(LookDue.Instance))
            Timers.StartPeriodicTimer(LookDue.Instance, LookDue.Instance, LookPeriod);
        if (lines.Length > 0) _listeners[at] = _listeners[at] with { IsShown = false };
        Write(lines, _listeners[at].Name);
    }

    private void Look()
    {
        (_shown, var lines) = _shown.Look();
        if (!_shown.IsWaiting) Timers.Cancel(LookDue.Instance);
        Write(lines, listener: null);
    }

    private void Write(byte[] lines, string? listener)
    {
        if (lines.Length > 0) ports.Console.Write(lines, Self, new OutputShown(listener));
    }

    private void Shown(string name)
    {
        var at = IndexOf(name);
        _listeners[at] = _listeners[at] with { IsShown = true };
    }

    private void WarnOfSilence(string name) => ports.Log.Write(LogLevel.Warn,
        $"{name}: has entered the UNKNOWN state and will no longer receive events, this usually indicates the process violated the eventlistener protocol");

    private void NotSent(string name)
    {
        var at = IndexOf(name);
        if (_listeners[at].Event is not { } unsent) return;
        Debug($"epipe occurred while sending event {unsent.Notice.Serial} to listener {name}, listener state unchanged");
        _listeners[at] = _listeners[at].NotReached();
        PutBack(unsent);
    }

    private PooledEvent? TakeEvent(int at)
    {
        var taken = _listeners[at].Event;
        _listeners[at] = _listeners[at] with { Event = null };
        return taken;
    }

    private void PutBack(PooledEvent pooled)
    {
        Debug($"rebuffering event {pooled.Notice.Serial} for pool {config.Name} (buf size={_buffer.Events.Count}, max={_buffer.Size})");
        Keep(_buffer.PutBack(pooled));
    }

    private void Keep((PoolBuffer Next, PooledEvent? Discarded) kept)
    {
        _buffer = kept.Next;
        if (kept.Discarded is not { Notice.Serial: var serial }) return;
        _meter.Lose();
        ports.Log.Write(LogLevel.Error, $"pool {config.Name} event buffer overflowed, discarding event {serial}");
    }

    private int IndexOf(string name) => _listeners.FindIndex(l => l.Name == name);

    private void Debug(FormattableString text)
    {
        if (ports.Log.IsEnabled(LogLevel.Debug)) ports.Log.Write(LogLevel.Debug, FormattableString.Invariant(text));
    }

    private sealed class LookDue
    {
        internal static readonly LookDue Instance = new();
    }
}
