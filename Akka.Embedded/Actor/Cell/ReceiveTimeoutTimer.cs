namespace Akka.Actor;

internal sealed class ReceiveTimeoutTimer(ActorCell cell)
{
    private ICancelable? _pending;

    internal TimeSpan? Timeout { get; private set; }

    internal void Set(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A receive timeout must be positive.");
        Timeout = timeout;
        Restart();
    }

    internal void Clear()
    {
        Timeout = null;
        Pause();
    }

    internal void Pause()
    {
        _pending?.Cancel(false);
        _pending = null;
    }

    internal void Restart()
    {
        Pause();
        if (Timeout is { } timeout)
            _pending = cell.System.Scheduler.ScheduleTellOnceCancelable(
                timeout, cell.Self, ReceiveTimeout.Instance, cell.Self);
    }
}
