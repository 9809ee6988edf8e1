using Akka.Actor;

namespace Akka.Cluster;

/// <summary>The cluster's part in an orderly end: first out of the cluster, then down with the actors.</summary>
internal static class ClusterShutdown
{
    public static void AddTo(CoordinatedShutdown shutdown, Cluster cluster)
    {
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterLeave, "leave", () => Leave(cluster));
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterExiting, "wait-exiting", () => UnlessOutside(cluster, cluster.Milestones.Exiting));
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "wait-shutdown", () => UnlessOutside(cluster, cluster.Milestones.Ended));
    }

    private static Task<Done> Leave(Cluster cluster)
    {
        if (!IsOutside(cluster)) cluster.Leave(cluster.SelfAddress);
        return UnlessOutside(cluster, cluster.Milestones.Leaving);
    }

    private static async Task<Done> UnlessOutside(Cluster cluster, Task milestone)
    {
        if (!IsOutside(cluster)) await milestone.ConfigureAwait(false);
        return Done.Instance;
    }

    private static bool IsOutside(Cluster cluster) => cluster.IsTerminated || cluster.SelfMember.Status == MemberStatus.Removed;
}
