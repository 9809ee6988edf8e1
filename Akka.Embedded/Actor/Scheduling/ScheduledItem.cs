namespace Akka.Actor;

/// <summary>An entry of the timer queue, and the handle that takes it out again.</summary>
internal sealed class ScheduledItem(TimerQueueScheduler owner, long due, long? interval, ScheduledJob job) : ICancelable, IDisposable
{
    private CancellationTokenSource? _source;
    private int _cancelled;

    internal long Due { get; set; } = due;

    /// <summary>Among those due at one moment.</summary>
    internal long Number { get; set; }

    internal long? Interval { get; } = interval;

    internal ScheduledJob Job { get; } = job;

    /// <summary>Its place in the heap; -1 outside.</summary>
    internal int Index { get; set; } = -1;

    public bool IsCancellationRequested => Volatile.Read(ref _cancelled) != 0;

    public CancellationToken Token
    {
        get
        {
            var source = LazyInitializer.EnsureInitialized(ref _source);
            if (IsCancellationRequested) source.Cancel();
            return source.Token;
        }
    }

    public void Cancel() => Cancel(false);

    public void Cancel(bool throwOnFirstException)
    {
        if (Interlocked.Exchange(ref _cancelled, 1) != 0) return;
        owner.Remove(this);
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    public void Dispose() => Cancel(false);

    public void CancelAfter(TimeSpan delay) => owner.ScheduleOnce(delay, Cancel);

    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));
}
