using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// All timers of a system in one queue, and one operating-system timer armed for the first of them: nothing ticks,
/// and where nothing is due nothing wakes up.
/// </summary>
internal sealed class TimerQueueScheduler : IScheduler, IAdvancedScheduler, IDisposable
{
    private readonly Lock _gate = new();
    private readonly DueHeap _heap = new();
    private readonly TimeProvider _time;
    private readonly ILoggingAdapter _log;
    private readonly ITimer _timer;
    private long _armedFor = long.MaxValue;
    private bool _running;
    private bool _closed;

    internal TimerQueueScheduler(TimeProvider time, ILoggingAdapter log)
    {
        _time = time;
        _log = log;
        _timer = time.CreateTimer(
            static state => ((TimerQueueScheduler)state!).RunDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset Now => _time.GetUtcNow();

    public TimeSpan MonotonicClock => _time.GetElapsedTime(0);

    public TimeSpan HighResMonotonicClock => _time.GetElapsedTime(0);

    public IAdvancedScheduler Advanced => this;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        Add(delay, null, new TellJob(receiver, message, sender));

    public void ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        Link(cancelable, () => Add(delay, null, new TellJob(receiver, message, sender)));

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        Add(initialDelay, interval, new TellJob(receiver, message, sender));

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay,
        TimeSpan interval,
        ICanTell receiver,
        object message,
        IActorRef sender,
        ICancelable cancelable) =>
        Link(cancelable, () => Add(initialDelay, interval, new TellJob(receiver, message, sender)));

    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, new ActionJob(action));

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) =>
        Link(cancelable, () => Add(delay, null, new ActionJob(action)));

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Add(initialDelay, interval, new ActionJob(action));

    public void ScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        Link(cancelable, () => Add(initialDelay, interval, new ActionJob(action)));

    internal ScheduledItem Add(TimeSpan delay, TimeSpan? interval, ScheduledJob job) =>
        TryAdd(delay, interval, job) ?? throw new SchedulerException("Cannot schedule: the scheduler is shut down.");

    /// <summary>Null after the end of the system.</summary>
    internal ScheduledItem? TryAdd(TimeSpan delay, TimeSpan? interval, ScheduledJob job)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (interval <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "A repetition needs a positive interval.");
        var item = new ScheduledItem(this, Later(_time.GetTimestamp(), Ticks(delay)), interval is { } i ? Ticks(i) : null, job);
        lock (_gate)
        {
            if (_closed) return null;
            _heap.Add(item);
            if (item.Due < _armedFor) Arm(item.Due);
            return item;
        }
    }

    internal void Remove(ScheduledItem item)
    {
        lock (_gate)
        {
            _heap.Remove(item);
            if (_heap.Count == 0) Disarm();
        }
    }

    public void Dispose()
    {
        lock (_gate) _closed = true;
        _timer.Dispose();
    }

    private static void Link(ICancelable? cancelable, Func<ScheduledItem> add)
    {
        if (cancelable is { IsCancellationRequested: true }) return;
        var item = add();
        cancelable?.Token.UnsafeRegister(static state => ((ScheduledItem)state!).Cancel(), item);
    }

    /// <summary>One thread at a time: of two timers the one due first runs first.</summary>
    private void RunDue()
    {
        lock (_gate)
        {
            if (_running) return;
            _running = true;
        }

        while (TakeDue() is { } item) Run(item);
    }

    /// <summary>Null: nothing is due, and who runs is done.</summary>
    private ScheduledItem? TakeDue()
    {
        lock (_gate)
        {
            _running = false;
            if (_closed || _heap.First is not { } item) return null;
            var now = _time.GetTimestamp();
            if (item.Due > now)
            {
                Arm(item.Due);
                return null;
            }

            _running = true;

            _heap.Remove(item);
            if (item.Interval is { } interval)
            {
                item.Due = Math.Max(Later(item.Due, interval), now + 1);
                _heap.Add(item);
            }

            if (_heap.Count == 0) _armedFor = long.MaxValue;
            return item;
        }
    }

    private void Run(ScheduledItem item)
    {
        if (item.IsCancellationRequested) return;
        try
        {
            item.Job.Run();
        }
        catch (Exception cause)
        {
            // The boundary of user code: one action must not stop the timers of all others.
            _log.Error(cause, "A scheduled action failed");
        }
    }

    private void Arm(long due)
    {
        _armedFor = due;
        var left = Math.Max(0, due - _time.GetTimestamp());
        var milliseconds = Math.Ceiling(left * 1000.0 / _time.TimestampFrequency);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private void Disarm()
    {
        _armedFor = long.MaxValue;
        if (!_closed) _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is due after the end of time never is.</summary>
    private static long Later(long from, long by) => from > long.MaxValue - by ? long.MaxValue : from + by;

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
