namespace Akka.Cluster;

/// <summary>
/// All that the nodes of one cluster agree on by telling each other. <paramref name="Cluster"/> is the node that founded it
/// and tells clusters apart; <paramref name="Seen"/> says who has this very membership.
/// </summary>
internal sealed record Gossip(UniqueAddress Cluster, Membership Membership, Reachability Reachability, NodeSet Seen)
{
    public static Gossip Found(Member founder) =>
        new(founder.UniqueAddress, Membership.Of([founder], []), Reachability.Empty, NodeSet.Of(1, [0]));

    /// <summary>A membership of our own making: nobody else has seen it.</summary>
    public Gossip With(Membership membership, UniqueAddress self)
    {
        if (ReferenceEquals(membership, Membership)) return this;
        if (membership.Version.IsSame(Membership.Version)) return this with { Membership = membership };
        var seen = NodeSet.Empty(membership.Count);
        var at = membership.IndexOf(self);
        return new(Cluster, membership, Reachability.RestrictTo(membership), at < 0 ? seen : seen.With(at));
    }

    public Gossip SeenBy(UniqueAddress node)
    {
        var at = Membership.IndexOf(node);
        return at < 0 || Seen[at] ? this : this with { Seen = Seen.With(at) };
    }

    /// <summary>What both know. Who has seen the result has seen one side if that side knew everything already.</summary>
    public Gossip Merge(Gossip other)
    {
        var membership = Membership.Merge(other.Membership);
        var seen = NodeSet.Empty(membership.Count);
        if (membership.Version.IsSame(Membership.Version)) seen = seen.Union(Seen);
        if (membership.Version.IsSame(other.Membership.Version)) seen = seen.Union(other.Seen);
        var reachability = Reachability.Merge(other.Reachability).RestrictTo(membership);
        return new(Cluster, membership, reachability, seen);
    }
}
