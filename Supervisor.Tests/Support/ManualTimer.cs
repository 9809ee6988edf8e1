namespace Supervisor.Tests.Support;

internal sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    /// <summary>The moment it fires at; guarded by the lock of its clock.</summary>
    internal TimeSpan Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        _period = period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan;
        time.Arm(this, dueTime);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        time.Arm(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (_period != Timeout.InfiniteTimeSpan) time.Arm(this, _period);
        callback(state);
    }
}
