using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>What the protocol is told. Each value names its key; those without a key of Akka.NET's are ours.</summary>
internal sealed record ProtocolSettings
{
    public static ProtocolSettings Default { get; } = new();

    /// <summary><c>akka.cluster.gossip-interval</c>: between two rounds. News are told ten times as often; where all is at rest, it is ten times less.</summary>
    public TimeSpan GossipInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary><c>akka.cluster.gossip-different-view-probability</c>: of choosing a partner who has not seen our membership yet.</summary>
    public double GossipDifferentViewProbability { get; init; } = 0.8;

    /// <summary>Bytes of tables that a node sends per second, beyond which it only tells versions. No key: a bound, not a choice.</summary>
    public int GossipBytesPerSecond { get; init; } = 128 * 1024;

    /// <summary><c>akka.cluster.prune-gossip-tombstones-after</c>: how long a removed uid is remembered.</summary>
    public TimeSpan PruneTombstonesAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary><c>akka.cluster.min-nr-of-members</c>: before there are so many, nobody becomes Up.</summary>
    public int MinNrOfMembers { get; init; } = 1;

    /// <summary><c>akka.cluster.role.X.min-nr-of-members</c>: the same for those with a role.</summary>
    public ImmutableDictionary<string, int> MinNrOfMembersOfRole { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary><c>akka.cluster.allow-weakly-up-members</c>: after how long without convergence; null for off.</summary>
    public TimeSpan? WeaklyUpAfter { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>How often a node that seeks a cluster asks the seeds again.</summary>
    public TimeSpan SeekInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary><c>akka.cluster.seed-node-timeout</c>: how long a seed waits for silent ones before it founds the cluster.</summary>
    public TimeSpan SeedNodeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for a node that was a member before: its cluster may be on the other side of a partition.</summary>
    public TimeSpan RefoundAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the members together ask each configured seed that is not one of them whether it is in another cluster.</summary>
    public TimeSpan SeedProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A member that is Exiting and hears nothing any more ends by itself after this.</summary>
    public TimeSpan ExitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public FailureDetectorSettings FailureDetector { get; init; } = FailureDetectorSettings.Default;

    public DowningSettings Downing { get; init; } = DowningSettings.Default;
}
