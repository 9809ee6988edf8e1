using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The one thread that makes children, in the order asked for; it also does the slots' file work, so that no actor waits for
/// a disk. It begins at once, since there may be no thread left to have when it is needed, and has from then on the working
/// directory and umask that the daemon has by then. A thread that could not be put back as it was is left, and another takes
/// its place.
/// </summary>
internal sealed class SpawnerThread
{
    private readonly object _gate = new();
    private readonly Queue<Action<SpawnerIdentity>> _jobs = [];
    private readonly IActivityLog _log;

    internal SpawnerThread(IActivityLog log)
    {
        _log = log;
        Begin(Keep, "spawner keeper");
    }

    internal void Post(Action<SpawnerIdentity> job)
    {
        lock (_gate)
        {
            _jobs.Enqueue(job);
            Monitor.Pulse(_gate);
        }
    }

    private static Thread Begin(ThreadStart run, string name)
    {
        var thread = new Thread(run, maxStackSize: 256 * 1024) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    // A thread begins with the ids of the one that begins it: so not with those of the one to be replaced.
    private void Keep()
    {
        while (true)
        {
            Begin(Run, "spawner").Join();
            _log.Write(LogLevel.Warn, "the thread that starts processes could not take its own user back; another takes its place");
        }
    }

    private void Run()
    {
        var identity = new SpawnerIdentity();
        while (identity.IsIntact) Do(Next(), identity);
    }

    private Action<SpawnerIdentity> Next()
    {
        lock (_gate)
        {
            while (_jobs.Count == 0) Monitor.Wait(_gate);
            return _jobs.Dequeue();
        }
    }

    // A bug in what was asked for must not take the starts of all other processes with it.
    private void Do(Action<SpawnerIdentity> job, SpawnerIdentity identity)
    {
        try
        {
            job(identity);
        }
        catch (Exception e)
        {
            _log.Write(LogLevel.Critical, $"uncaught exception while starting a process ({e})");
        }
    }
}
