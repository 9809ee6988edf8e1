using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The one thread that waits for children to die: ours, and what is left to process number 1. It looks first and reaps after
/// (WNOWAIT), so that a number is not free before its owner is known.
/// </summary>
internal sealed unsafe class Reaper
{
    private readonly ChildTable _children;
    private readonly IActivityLog _log;
    private readonly TimeProvider _time;

    internal Reaper(ChildTable children, IActivityLog log, TimeProvider time)
    {
        (_children, _log, _time) = (children, log, time);
        new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "reaper" }.Start();
    }

    private void Run()
    {
        while (true)
        {
            if (Await() is { } pid) Take(pid);
            else _children.Rest();
        }
    }

    /// <summary>The number of a dead child, or null when there is no child.</summary>
    private int? Await()
    {
        while (true)
        {
            Libc.ChildStatus status = default;
            if (Libc.waitid(Libc.P_ALL, 0, &status, Libc.WEXITED | Libc.WNOWAIT) == 0) return status.si_pid;
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Libc.EINTR) continue;
            if (errno != Libc.ECHILD)
                _log.Write(LogLevel.Critical, $"waitpid error {errno}; a process may not be cleaned up properly");
            return null;
        }
    }

    private void Take(int pid)
    {
        var now = _time.GetTimestamp();
        if (_children.Reap(pid) is not { } death) return;
        if (death.Child is { } child) Bury(child, death, now);
        else _log.Write(LogLevel.Info, $"reaped unknown pid {pid} ({death.Status})");
    }

    // A bug with one child's streams must not leave all later deaths unheard.
    private void Bury(Child child, Death death, long now)
    {
        try
        {
            child.Slot.Bury(child, death, now);
        }
        catch (Exception e)
        {
            _log.Write(LogLevel.Critical, $"uncaught exception after the end of pid {child.Pid} ({e})");
        }
    }
}
