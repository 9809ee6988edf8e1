using Akka.Actor;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Cluster;

/// <summary>Leaving and giving up, carried out by the cluster's engine.</summary>
internal sealed class ClusterMembership(Akka.Cluster.Cluster cluster) : IMembership
{
    public void Leave(string address) => cluster.Leave(Address.Parse(address));

    public void Down(string address) => cluster.Down(Address.Parse(address));
}
