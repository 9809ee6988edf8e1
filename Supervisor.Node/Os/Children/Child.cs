using Supervisor.Actors.Lifecycle;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>One child: its number, its pipes, and the slot that hears of its death.</summary>
internal sealed class Child(int pid, Incarnation incarnation, ChildStreams streams, ProcessSlot slot)
{
    internal int Pid => pid;

    internal Incarnation Incarnation => incarnation;

    internal ChildStreams Streams => streams;

    internal ProcessSlot Slot => slot;

    /// <summary>The number is no longer its own. Guarded by the lock of the <see cref="ChildTable"/>.</summary>
    internal bool IsReaped { get; set; }
}

/// <summary>A child, or somebody else's that we have adopted, is dead and reaped.</summary>
internal readonly record struct Death(int Pid, WaitStatus Status, Child? Child)
{
    internal static WaitStatus StatusOf(Libc.ChildStatus status) => status.si_code == Libc.CLD_EXITED
        ? WaitStatus.Exited(status.si_status)
        : WaitStatus.Killed(status.si_status, status.si_code == Libc.CLD_DUMPED);
}
