using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>A node inside of a cluster: the tables, what follows from them, and its clocks.</summary>
internal sealed record Membered(Gossip Gossip, ClusterView View, ImmutableArray<Address> Seeds) : ClusterPhase
{
    public TimeSpan NextGossip { get; init; }

    public TimeSpan NextProbe { get; init; }

    /// <summary>When the tables last changed here: news are told quickly for a while.</summary>
    public TimeSpan ChangedAt { get; init; }

    /// <summary>Since when the leader cannot go on; null while it can.</summary>
    public TimeSpan? BlockedSince { get; init; }

    public TimeSpan? ExitingSince { get; init; }

    public DowningClock? Downing { get; init; }

    public required GossipBudget Budget { get; init; }

    public ClusterIdentity Identity => new(Gossip.Cluster, View.Strength, View.IsBlocked);

    /// <summary>Every voter that can be reached has this membership, and about those that cannot it was decided.</summary>
    public bool IsConvergent => !View.IsBlocked && Gossip.Seen.Contains(View.Voters);

    /// <summary>Everyone that can be reached has this membership.</summary>
    public bool IsSettled => Gossip.Seen.Contains(View.Reachable);

    /// <summary>Everyone is Up, nobody is accused by anybody, and all have this membership: whoever has news will tell them.</summary>
    public bool IsAtRest => IsSettled && View.Accused.IsEmpty && View.Members.All(m => m.Status == MemberStatus.Up);

    public Membered With(Gossip gossip, Turn turn)
    {
        if (ReferenceEquals(gossip, Gossip)) return this;
        var isSame = gossip.Membership.Version.IsSame(Gossip.Membership.Version)
            && gossip.Reachability.Version.IsSame(Gossip.Reachability.Version);
        if (isSame && gossip.Seen.Equals(Gossip.Seen)) return this with { Gossip = gossip };
        var view = isSame ? View : ViewOf(gossip, turn);
        return this with { Gossip = gossip, View = view, ChangedAt = turn.Now };
    }

    public static ClusterView ViewOf(Gossip gossip, Turn turn) =>
        new(gossip.Membership, gossip.Reachability, turn.Self, turn.Settings.FailureDetector.MonitoredByNrOfMembers);
}
