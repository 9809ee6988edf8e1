using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Os.Children;

/// <summary>One child: its number, its pipes, and the slot that hears of its death.</summary>
internal sealed class Child(int pid, Incarnation incarnation, ChildStreams streams, ProcessSlot slot)
{
    internal int Pid => pid;

    internal Incarnation Incarnation => incarnation;

    internal ChildStreams Streams => streams;

    internal ProcessSlot Slot => slot;

    /// <summary>What it has written last.</summary>
    internal required OutputTail Tail { get; init; }

    /// <summary>The number is no longer its own. Guarded by the lock of the <see cref="ChildTable"/>.</summary>
    internal bool IsReaped { get; set; }
}

/// <summary>A child, or somebody else's that we have adopted, is dead and reaped.</summary>
internal readonly record struct Death(int Pid, WaitStatus Status, Child? Child, ChildUsage? Usage)
{
    /// <summary>What <c>wait4</c> says of a child that is dead: a signal in the lowest seven bits, or an exit code above them.</summary>
    internal static WaitStatus StatusOf(int status) => (status & 0x7F) == 0
        ? WaitStatus.Exited((status >> 8) & 0xFF)
        : WaitStatus.Killed(status & 0x7F, (status & 0x80) != 0);
}
