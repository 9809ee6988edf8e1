namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The pool's threads and that of all timers, made at the start and kept. Where the user of the daemon has as many processes as he may, the kernel
/// refuses threads too, and a pool that cannot have the thread it wants ends the program: so it must never want one. Nothing
/// blocks in them, hence a few are enough. (That they do not end when idle is set in the project file.)
/// </summary>
internal static class WorkerThreads
{
    private const int Fewest = 4;

    public static void Reserve()
    {
        var count = Math.Max(Fewest, Environment.ProcessorCount);
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(count, completion);
        ThreadPool.SetMaxThreads(count, completion);
        using var all = new Barrier(count + 1);
        for (var i = 0; i < count; i++) ThreadPool.UnsafeQueueUserWorkItem(Meet, all, preferLocal: false);
        all.SignalAndWait();
        using var first = new Timer(static _ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
    }

    private static void Meet(Barrier all) => all.SignalAndWait();
}
