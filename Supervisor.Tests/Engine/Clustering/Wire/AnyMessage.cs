using Akka.Cluster;
using Supervisor.Tests.Engine.Clustering.Simulation;

namespace Supervisor.Tests.Engine.Clustering.Wire;

/// <summary>One message of each type that goes to the daemon of another node, with contents by chance.</summary>
internal static class AnyMessage
{
    public static ClusterMessage[] OfEachType(Chance chance)
    {
        var (from, other) = (Samples.Node(chance.Between(1, 6)), Samples.Node(chance.Between(1, 6)));
        var (gossip, cluster) = (AnyGossip.Of(chance), new ClusterIdentity(other, chance.Below(500), chance.Is(0.5)));
        return
        [
            new ClusterMessage.InitJoin(from, chance.Is(0.5) ? cluster : null),
            new ClusterMessage.InitJoinAck(from, cluster),
            new ClusterMessage.InitJoinNack(from, chance.Is(0.5)),
            new ClusterMessage.Join(from, chance.Is(0.5) ? [] : ["web", "größer", "db"]),
            new ClusterMessage.Welcome(from, gossip),
            new ClusterMessage.GossipStatus(from, cluster, gossip.Membership.Version, gossip.Reachability.Version, gossip.Seen),
            new ClusterMessage.GossipEnvelope(from, cluster, gossip),
            new ClusterMessage.GossipRows(from, cluster, gossip.Membership.Version, gossip.Reachability),
            new ClusterMessage.RemovedNotice(from, other),
            new ClusterMessage.ClusterFound(from, cluster, Samples.Node(9).Address),
        ];
    }
}
