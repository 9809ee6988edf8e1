namespace Supervisor.Tests.Support;

/// <summary>
/// Time that moves only when the test says so. Due timers fire in order, each at its own moment, on the thread that
/// calls <see cref="Advance"/>. Timestamps run seven times as fast as ticks, so that code which takes the one for the
/// other is caught.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private const int TimestampsPerTick = 7;
    private static readonly DateTimeOffset Epoch = new(2026, 11, 20, 14, 5, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _wallClockShift;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond * TimestampsPerTick;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Time passed since the clock was made.</summary>
    public TimeSpan Elapsed
    {
        get { lock (_lock) return _elapsed; }
    }

    /// <summary>Timers that are armed now.</summary>
    public int ArmedTimers
    {
        get { lock (_lock) return _timers.Count; }
    }

    public override long GetTimestamp() => Elapsed.Ticks * TimestampsPerTick;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return Epoch + _elapsed + _wallClockShift;
    }

    /// <summary>Somebody sets the wall clock; intervals must not notice.</summary>
    public void ShiftWallClock(TimeSpan by)
    {
        lock (_lock) _wallClockShift += by;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = Elapsed + by;
        while (TakeDue(end) is { } timer) timer.Fire();
        lock (_lock) _elapsed = end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            timer.Due = _elapsed + dueTime;
            _timers.Add(timer);
        }
    }

    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_lock)
        {
            var next = _timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > end) return null;
            _timers.Remove(next);
            if (next.Due > _elapsed) _elapsed = next.Due;
            return next;
        }
    }
}
