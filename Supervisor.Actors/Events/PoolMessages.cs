using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Metrics;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Events;

/// <summary>A group of listeners was activated; its events go through its actor.</summary>
internal sealed record PoolOpened(GroupConfig Config, IActorRef Group);

/// <summary>From a listener's process to its pool: it is in this state, now or from now on, with this child.</summary>
internal sealed record ListenerEntered(string Name, ProcessState State, Incarnation Child);

/// <summary>From a listener's process to its pool: it said something on its stdout. The writer is told when it was heard.</summary>
internal sealed record ListenerSpoke(string Name, ReadOnlyMemory<byte> Bytes, IProcessSlot? Writer);

/// <summary>
/// From a pool to a listener's process: an event for the stdin of this child. Answered only where it cannot be given; a later child
/// does not get it, and the pool has been told of that one before.
/// </summary>
internal sealed record ListenerGiven(Incarnation Child, ReadOnlyMemory<byte> Event);

/// <summary>From a listener's process to its pool: its stdin takes nothing.</summary>
internal sealed record ListenerNotReached(string Name);

/// <summary>The outside of the event pools.</summary>
/// <param name="Server">The daemon's identifier, as headers name it.</param>
/// <param name="Log">The activity log.</param>
/// <param name="Time">For ticks.</param>
/// <param name="Console">For output of children that is to be shown.</param>
public sealed record EventPorts(string Server, IActivityLog Log, TimeProvider Time, IConsole Console)
{
    /// <summary>What is counted of the pools.</summary>
    public NodeMeters Meters { get; init; } = new();
}

/// <summary>Output that a listener gave back is shown: it may have the next event. Null: it was nobody's who waits for that.</summary>
internal sealed record OutputShown(string? Listener);
