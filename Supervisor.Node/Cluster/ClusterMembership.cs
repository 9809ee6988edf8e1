using Akka.Actor;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Cluster;

/// <summary>Leaving and giving up, carried out by the cluster's engine.</summary>
internal sealed class ClusterMembership(Akka.Cluster.Cluster cluster) : IMembership
{
    /// <summary>
    /// A node that nobody has let in yet cannot be told to leave by way of the cluster, which passes over what is said of strangers:
    /// it gives up joining.
    /// </summary>
    public void Leave(string address)
    {
        var who = Address.Parse(address);
        if (who != cluster.SelfAddress || cluster.State.Members.Any(m => m.UniqueAddress == cluster.SelfUniqueAddress)) cluster.Leave(who);
        else _ = CoordinatedShutdown.Get(cluster.System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
    }

    public void Down(string address) => cluster.Down(Address.Parse(address));
}
