using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The one thread that makes children, in the order asked for; it also does the slots' file work, so that no actor waits for
/// a disk. It begins with the first thing asked for, and has from then on the working directory and umask that the daemon
/// had by then. A thread that could not be put back as it was is left, and another takes its place.
/// </summary>
internal sealed class SpawnerThread(IActivityLog log)
{
    private readonly object _gate = new();
    private readonly Queue<Action<ThreadIdentity>> _jobs = [];
    private bool _started;

    internal void Post(Action<ThreadIdentity> job)
    {
        lock (_gate)
        {
            _jobs.Enqueue(job);
            Monitor.Pulse(_gate);
            if (_started) return;
            _started = true;
            Start();
        }
    }

    private void Start() => new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "spawner" }.Start();

    private void Run()
    {
        // A umask of its own. Where a container forbids that, the daemon's is changed for the moment of a spawn.
        _ = Libc.unshare(Libc.CLONE_FS);
        var identity = new ThreadIdentity();
        while (identity.IsIntact) Do(Next(), identity);
        log.Write(LogLevel.Warn, "the thread that starts processes could not take its own user back; another takes its place");
        Start();
    }

    private Action<ThreadIdentity> Next()
    {
        lock (_gate)
        {
            while (_jobs.Count == 0) Monitor.Wait(_gate);
            return _jobs.Dequeue();
        }
    }

    // A bug in what was asked for must not take the starts of all other processes with it.
    private void Do(Action<ThreadIdentity> job, ThreadIdentity identity)
    {
        try
        {
            job(identity);
        }
        catch (Exception e)
        {
            log.Write(LogLevel.Critical, $"uncaught exception while starting a process ({e})");
        }
    }
}
