using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>The whole protocol. Every message may be lost, doubled, delayed or overtaken without harm.</summary>
internal abstract record ClusterMessage : IClusterMessage, IDeadLetterSuppression
{
    private ClusterMessage(UniqueAddress from) => From = from;

    public UniqueAddress From { get; }

    /// <summary>"Are you in a cluster?" From a node that seeks one, or, with its own, from a member that looks whether there is another.</summary>
    public sealed record InitJoin(UniqueAddress From, ClusterIdentity? Own) : ClusterMessage(From);

    /// <summary>"Yes, in this one: join through me."</summary>
    public sealed record InitJoinAck(UniqueAddress From, ClusterIdentity Found) : ClusterMessage(From);

    /// <summary>"No." <paramref name="MayFound"/>: the sender is a seed and would found one itself.</summary>
    public sealed record InitJoinNack(UniqueAddress From, bool MayFound) : ClusterMessage(From);

    public sealed record Join(UniqueAddress From, ImmutableHashSet<string> Roles) : ClusterMessage(From);

    /// <summary>The answer to Join: the sender is a member now, and this is what the members know.</summary>
    public sealed record Welcome(UniqueAddress From, Gossip Gossip) : ClusterMessage(From);

    /// <summary>What the sender knows, in some bytes, and who has seen it. Sent each round; what differs is sent only if it does.</summary>
    public sealed record GossipStatus(UniqueAddress From, ClusterIdentity Cluster, GossipVersion Membership, GossipVersion Reachability, NodeSet Seen)
        : ClusterMessage(From);

    public sealed record GossipEnvelope(UniqueAddress From, ClusterIdentity Cluster, Gossip Gossip) : ClusterMessage(From);

    /// <summary>For a receiver whose membership is the same and whose reachability is not.</summary>
    public sealed record GossipRows(UniqueAddress From, ClusterIdentity Cluster, GossipVersion Membership, Reachability Reachability)
        : ClusterMessage(From);

    /// <summary>"You were removed": to a uid that does not know it yet, or that wakes after it.</summary>
    public sealed record RemovedNotice(UniqueAddress From, UniqueAddress Removed) : ClusterMessage(From);

    /// <summary>Among the members of a weaker cluster: there is a stronger one, joined through <paramref name="Contact"/>.</summary>
    public sealed record ClusterFound(UniqueAddress From, ClusterIdentity Found, Address Contact) : ClusterMessage(From);

    /// <summary><paramref name="ToUid"/>: another life at the same address does not answer for this one.</summary>
    public sealed record Heartbeat(UniqueAddress From, int ToUid, long Sequence) : ClusterMessage(From);

    public sealed record HeartbeatReply(UniqueAddress From, int ToUid, long Sequence) : ClusterMessage(From);
}
