using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>Something that happened in the fleet, for people and programs that follow it.</summary>
/// <param name="Time">When, by the clock of the node that says so.</param>
/// <param name="Node">The node's name; its address as long as it has not told it.</param>
public abstract record FleetEvent(DateTimeOffset Time, string Node)
{
    /// <summary>A process entered a state.</summary>
    public sealed record ProcessChanged(DateTimeOffset Time, string Node, Namespec Name, StateChange Change) : FleetEvent(Time, Node);

    /// <summary>A member changed, as this node sees it.</summary>
    public sealed record MemberChanged(DateTimeOffset Time, string Node, string Address, MemberChange Change) : FleetEvent(Time, Node);
}

/// <summary>What can happen to a member.</summary>
public enum MemberChange
{
    /// <summary>It is on its way in.</summary>
    Joined,

    /// <summary>It is in before everybody has agreed.</summary>
    WeaklyUp,

    /// <summary>It is in.</summary>
    Up,

    /// <summary>It is on its way out, of its own will or a user's.</summary>
    Left,

    /// <summary>Everybody knows that it is on its way out.</summary>
    Exited,

    /// <summary>It was given up.</summary>
    Downed,

    /// <summary>It is out.</summary>
    Removed,

    /// <summary>Its heartbeats are not heard any more.</summary>
    Unreachable,

    /// <summary>Its heartbeats are heard again.</summary>
    Reachable,
}
