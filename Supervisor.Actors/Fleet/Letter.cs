namespace Supervisor.Actors.Fleet;

/// <summary>
/// What one node has for another, inside of the seal: from one end to another end. An end is the number of an errand of its
/// node, or 0, the fleet actor itself.
/// </summary>
internal sealed record Letter(long From, long To, FleetMessage Content);

/// <summary>Somebody on another node: one of its errands, or with 0 its fleet actor.</summary>
internal readonly record struct PeerEnd(long Uid, long Errand)
{
    internal static PeerEnd FleetOf(long uid) => new(uid, 0);
}

/// <summary>What somebody on another node has said, proved to be from there.</summary>
internal sealed record Heard(PeerEnd From, FleetMessage Content);

/// <summary>What an errand of this node has for somebody on another.</summary>
internal sealed record ToTell(long From, PeerEnd To, FleetMessage Content);
