namespace Supervisor.Actors.Fleet;

/// <summary>What this node knows of one node: the member, its name and processes once it has told them, and when that was.</summary>
/// <param name="Member">The cluster's view of it.</param>
/// <param name="Table">Null until it has told us.</param>
/// <param name="HeardAt">On the monotonic clock; when it last told us anything, or could still be reached.</param>
public sealed record FleetNode(FleetMember Member, NodeTable? Table, TimeSpan HeardAt)
{
    /// <summary>Its name; its address as long as it has not told us.</summary>
    public string Name => Table?.Node.Name ?? Member.Address;

    /// <summary>The parts of a newer table that have come so far.</summary>
    public ArrivingTable? Arriving { get; init; }

    /// <summary>Whether it was a member before this node's membership began anew, and has not been seen since.</summary>
    public bool IsRemembered => Member.Status == FleetMember.UnknownStatus;
}
