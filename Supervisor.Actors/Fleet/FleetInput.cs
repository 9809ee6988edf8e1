using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>What a fleet actor hears on its own node.</summary>
public abstract record FleetInput
{
    private FleetInput() { }

    /// <summary>The cluster has this member, as it is now.</summary>
    public sealed record MemberSeen(FleetMember Member) : FleetInput;

    /// <summary>The cluster has removed this life of a member.</summary>
    public sealed record MemberGone(long Uid) : FleetInput;

    /// <summary>A process of this node, as it is now.</summary>
    public sealed record ProcessUpdated(ProcessInfo Process) : FleetInput;

    /// <summary>A process of this node is gone with its group.</summary>
    public sealed record ProcessRemoved(Namespec Name) : FleetInput;

    /// <summary>A process of this node entered a state.</summary>
    public sealed record StateChanged(Namespec Name, StateChange Change) : FleetInput;

    /// <summary>
    /// Do this on that node; answered by one <see cref="CommandReply"/> within the deadline. The three faults of the fleet are
    /// an unknown node, one that cannot be reached, and one that did not answer: then nobody knows what became of the command.
    /// </summary>
    public sealed record Command(string Node, SupervisorCommand Order, TimeSpan Deadline) : FleetInput;
}
