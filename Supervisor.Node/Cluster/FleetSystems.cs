using System.Net.Sockets;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Fleet.Membership;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;
using Supervisor.Node.Configuration.Hocon;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Cluster;

/// <summary>Begins cluster systems with the fleet's actors in them.</summary>
internal sealed class FleetSystems(ClusterConfig config, NodeFleet fleet, FleetTree tree, IActivityLog log) : IClusterSystems
{
    public IClusterSystem Begin(JoinPlan plan)
    {
        var system = Create(plan);
        try
        {
            system.ActorOf(EngineLogActor.Props(log), "engine-log");
            var cluster = Akka.Cluster.Cluster.Get(system);
            var link = Populate(system, cluster);
            cluster.JoinSeedNodes(plan.Seeds.IsEmpty ? [cluster.SelfAddress] : plan.Seeds.Select(seed => AddressOf(seed, cluster.SelfAddress)));
            return new FleetSystem(system, cluster, fleet, link);
        }
        catch
        {
            _ = system.Terminate();
            throw;
        }
    }

    private ActorSystem Create(JoinPlan plan)
    {
        try
        {
            return ActorSystem.Create(SeedText.SystemName, EffectiveHocon.Of(config, plan.PublicHost));
        }
        catch (Exception e) when (e.GetBaseException() is SocketException socket)
        {
            throw new InvalidOperationException($"cannot listen on {new SeedAddress(config.Host, config.Port)}: {socket.Message}");
        }
    }

    private FleetLink Populate(ActorSystem system, Akka.Cluster.Cluster cluster)
    {
        var self = new NodeId(config.NodeName, cluster.SelfUniqueAddress.Uid);
        var home = fleet.Home with { Log = log };
        var ports = new FleetPorts(self, $"{cluster.SelfAddress}", tree.Ask, new FleetPeers(system).At, home) { Secret = config.Secret };
        var actor = new Inlet(system.ActorOf(FleetActor.Props(ports), FleetPeers.FleetName), ports.Key);
        system.ActorOf(MembershipActor.Props(actor, home.Board, log), "membership");
        system.ActorOf(FeedActor.Props(tree.Feed, actor, NodeFleet.Release), "feed");
        return new(actor, new ClusterMembership(cluster));
    }

    // Of an address only host and port are the user's: the rest is the same on all nodes.
    private static Address AddressOf(SeedAddress seed, Address self) => new(self.Protocol, self.System, seed.Host, seed.Port);
}
