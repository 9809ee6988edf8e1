using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// Time stands still until the test advances it; what is due then runs on the test's thread, in order. As in Akka.NET: time
/// first jumps to its new value; what is scheduled meanwhile waits for the next advance, even if it is due; a repetition runs
/// once for each advance, however far that goes, and next an interval after it; a cancelled action that was to run once runs
/// nevertheless; and the monotonic clocks are real ones.
/// </summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Entry, (long Due, long Number)> _entries = new();
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private long _number;

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => TimeNow;

    public TimeSpan MonotonicClock => TimeProvider.System.GetElapsedTime(0);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    protected DateTimeOffset TimeNow
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    public void Advance(TimeSpan offset)
    {
        foreach (var entry in TakeDue(offset))
        {
            if (!entry.IsCancelled) entry.Action();
            if (entry.Interval is { } interval && !entry.IsCancelled) Add(interval, interval, entry.Action, entry.Cancelable);
        }
    }

    public void AdvanceTo(DateTimeOffset when)
    {
        var offset = when - TimeNow;
        if (offset < TimeSpan.Zero) throw new InvalidOperationException($"Time does not go back: it is {TimeNow}, {when} is over.");
        Advance(offset);
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        Add(delay, null, () => receiver.Tell(message, sender), null);

    public void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => Add(delay, null, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Add(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        lock (_gate) _entries.Enqueue(new Entry(interval, action, cancelable), ((_now + delay).UtcTicks, ++_number));
    }

    private List<Entry> TakeDue(TimeSpan offset)
    {
        lock (_gate)
        {
            _now += offset;
            var due = new List<Entry>();
            while (_entries.TryPeek(out _, out var next) && next.Due <= _now.UtcTicks) due.Add(_entries.Dequeue());
            return due;
        }
    }

    private sealed record Entry(TimeSpan? Interval, Action Action, ICancelable? Cancelable)
    {
        internal bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
