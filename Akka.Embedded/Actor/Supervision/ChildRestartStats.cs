namespace Akka.Actor.Internal;

public class ChildRestartStats(
    IInternalActorRef child, uint maxNrOfRetriesCount = 0, long restartTimeWindowStartTicks = 0) : IChildStats
{
    public IInternalActorRef Child { get; } = child;

    public long Uid => Child.Path.Uid;

    public uint MaxNrOfRetriesCount { get; private set; } = maxNrOfRetriesCount;

    public long RestartTimeWindowStartTicks { get; private set; } = restartTimeWindowStartTicks;

    /// <summary>Asked to stop by its parent; its name is taken until it is gone.</summary>
    internal bool IsDying { get; set; }

    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0) return false;
        if (withinTimeMilliseconds > 0) return PermissionInWindow(Math.Max(maxNrOfRetries, 1), withinTimeMilliseconds);
        return maxNrOfRetries < 0 || ++MaxNrOfRetriesCount <= maxNrOfRetries;
    }

    private bool PermissionInWindow(int retries, int milliseconds)
    {
        var now = TimeProvider.System.GetElapsedTime(0).Ticks;
        if (RestartTimeWindowStartTicks == 0) RestartTimeWindowStartTicks = now;
        if (now - RestartTimeWindowStartTicks <= milliseconds * TimeSpan.TicksPerMillisecond)
            return ++MaxNrOfRetriesCount <= retries;
        MaxNrOfRetriesCount = 1;
        RestartTimeWindowStartTicks = now;
        return true;
    }
}
