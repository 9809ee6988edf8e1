using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>All that can happen to a node.</summary>
internal abstract record ClusterInput
{
    private ClusterInput()
    {
    }

    /// <summary>The time has come that the node asked for (<see cref="ClusterNode.Due"/>); harmless at any other time.</summary>
    public sealed record TimeElapsed : ClusterInput
    {
        public static readonly TimeElapsed Instance = new();
    }

    public sealed record Received(ClusterMessage Message) : ClusterInput;

    /// <summary>
    /// Seek a cluster through these, or found it if this node is one of them. <paramref name="WasMember"/>: the node comes back
    /// with a new uid after it was downed or gave way, and is slow to found another. <paramref name="Contact"/>: where it was told
    /// that a cluster is.
    /// </summary>
    public sealed record JoinSeedNodes(ImmutableArray<Address> Seeds, bool WasMember, Address? Contact = null) : ClusterInput;

    /// <summary>Join through this node only; one's own address founds a cluster at once.</summary>
    public sealed record JoinNode(Address Address) : ClusterInput;

    public sealed record LeaveNode(Address Address) : ClusterInput;

    public sealed record DownNode(Address Address) : ClusterInput;

    /// <summary>Nobody listens there: a seed need not be waited for.</summary>
    public sealed record DialFailed(Address Address) : ClusterInput;

    /// <summary>Who does not answer this node's heartbeats, all of them.</summary>
    public sealed record Accused(ImmutableArray<UniqueAddress> Subjects) : ClusterInput;
}
