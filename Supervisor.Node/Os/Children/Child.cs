using Supervisor.Actors.Lifecycle;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>One living child: its number, its pipes, and the slot that hears of its death.</summary>
internal sealed record Child(int Pid, Incarnation Incarnation, ChildStreams Streams, ProcessSlot Slot);

/// <summary>A child, or somebody else's that we have adopted, is dead and reaped.</summary>
internal readonly record struct Death(int Pid, WaitStatus Status, Child? Child)
{
    internal static WaitStatus StatusOf(Libc.ChildStatus status) => status.si_code == Libc.CLD_EXITED
        ? WaitStatus.Exited(status.si_status)
        : WaitStatus.Killed(status.si_status, status.si_code == Libc.CLD_DUMPED);
}
