namespace Akka.Actor;

/// <summary>
/// The end of somebody's patience. It is counted in real time even where the system's scheduler is another (a test's, whose
/// time stands still) or has ended, as in Akka.NET. Disposing of it leaves nothing behind.
/// </summary>
internal static class AskExpiry
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    internal static IDisposable Start(IActorRefProvider provider, TimeSpan limit, Action expire)
    {
        var scheduled = (provider.Settings.System.Scheduler as TimerQueueScheduler)?.TryAdd(limit, null, new ActionJob(expire));
        return scheduled ?? (IDisposable)TimeProvider.System.CreateTimer(
            static state => ((Action)state!)(), expire, limit < Longest ? limit : Longest, Timeout.InfiniteTimeSpan);
    }
}
