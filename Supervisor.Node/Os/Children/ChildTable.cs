using System.Runtime.InteropServices;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The living children by number. A number belongs to a child until it is reaped, and under this lock reaping, forgetting and
/// signalling happen: no signal goes to a number that the kernel has given to somebody else.
/// <para>
/// A child may die before the spawner knows its number. Who does not find one therefore waits until the spawn under way has
/// ended, and looks again.
/// </para>
/// <para>
/// While there is no child at all nobody can wait for one. Then SIGCHLD is left to the kernel, which reaps the orphans
/// that come to process number 1, and the reaper sleeps until the next spawn.
/// </para>
/// </summary>
internal sealed unsafe class ChildTable
{
    private readonly object _gate = new();
    private readonly Dictionary<int, Child> _living = [];
    private bool _spawning;
    private bool _resting;
    private long _spawns;

    /// <summary>To be called before a child is made, and always followed by <see cref="EndSpawn"/>.</summary>
    internal void BeginSpawn()
    {
        lock (_gate)
        {
            _spawning = true;
            _resting = false;
            ChildSignal.SetDefault();
        }
    }

    /// <summary>From now on its death is heard of; null when there is no child.</summary>
    internal void EndSpawn(Child? child)
    {
        lock (_gate)
        {
            if (child is not null) _living[child.Pid] = child;
            _spawning = false;
            _spawns++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Reaps a number that was seen dead; null when it is not (any more).</summary>
    internal Death? Reap(int pid)
    {
        int status;
        Libc.ResourceUsage usage = default;
        Child? child;
        lock (_gate)
        {
            if (!_living.ContainsKey(pid)) AwaitSpawn_NeedsGate();
            if (Libc.wait4(pid, &status, Libc.WNOHANG, &usage) <= 0) return null;
            if (_living.Remove(pid, out child)) child.IsReaped = true;
        }

        return new Death(pid, Death.StatusOf(status), child, child is null ? null : Usage.Of(usage));
    }

    /// <summary>There is no child to wait for. Returns at once the first time, as one may have come in between.</summary>
    internal void Rest()
    {
        lock (_gate)
        {
            AwaitSpawn_NeedsGate();
            if (_living.Count > 0) return;
            if (!_resting)
            {
                _resting = true;
                ChildSignal.LeaveToKernel();
                return;
            }

            while (_resting) Monitor.Wait(_gate);
        }
    }

    internal SignalOutcome Signal(Child child, int signal, bool wholeGroup)
    {
        lock (_gate)
        {
            if (child.IsReaped) return Gone();
            if (Libc.kill(wholeGroup ? -child.Pid : child.Pid, signal) == 0) return new SignalOutcome.Sent();
            return Marshal.GetLastPInvokeError() == Libc.ESRCH ? Gone() : new SignalOutcome.Failed(Reason(Marshal.GetLastPInvokeError()));
        }
    }

    internal static SignalOutcome Gone() => new SignalOutcome.Gone(Reason(Libc.ESRCH));

    private static string Reason(int errno) => $"[Errno {errno}] {Marshal.GetPInvokeErrorMessage(errno)}";

    private void AwaitSpawn_NeedsGate()
    {
        for (var now = _spawns; _spawning && _spawns == now;) Monitor.Wait(_gate);
    }
}
