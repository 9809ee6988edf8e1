using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Time stands still until the test advances it; what becomes due meanwhile runs on the test's thread, in order.</summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Entry, (long Due, long Number)> _entries = new();
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private TimeSpan _passed;
    private long _number;

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => TimeNow;

    public TimeSpan MonotonicClock
    {
        get
        {
            lock (_gate) return _passed;
        }
    }

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    protected DateTimeOffset TimeNow => _start + MonotonicClock;

    public void Advance(TimeSpan offset)
    {
        TimeSpan end;
        lock (_gate) end = _passed + offset;
        while (TakeDue(end) is { } action) action();
        lock (_gate) _passed = end;
    }

    public void AdvanceTo(DateTimeOffset when) => Advance(when - TimeNow);

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

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Add(delay, null, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Add(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        lock (_gate) Enqueue(new Entry(_passed + delay, interval, action, cancelable));
    }

    private void Enqueue(Entry entry) => _entries.Enqueue(entry, (entry.Due.Ticks, ++_number));

    private Action? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            while (_entries.TryPeek(out var entry, out _) && entry.Due <= end)
            {
                _entries.Dequeue();
                if (entry.Cancelable is { IsCancellationRequested: true }) continue;
                if (entry.Due > _passed) _passed = entry.Due;
                if (entry.Interval is { } interval) Enqueue(entry with { Due = entry.Due + interval });
                return entry.Action;
            }

            return null;
        }
    }

    private sealed record Entry(TimeSpan Due, TimeSpan? Interval, Action Action, ICancelable? Cancelable);
}
