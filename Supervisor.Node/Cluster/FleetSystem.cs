using Akka.Actor;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Cluster;

/// <summary>A cluster system with the fleet's actors; the daemon's fleet speaks through it until it ends.</summary>
internal sealed class FleetSystem : IClusterSystem
{
    // Longer than the phases of an orderly end may take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly CoordinatedShutdown _shutdown;

    public FleetSystem(ActorSystem system, Akka.Cluster.Cluster cluster, NodeFleet fleet, FleetLink link)
    {
        _shutdown = CoordinatedShutdown.Get(system);
        Address = $"{cluster.SelfAddress}";
        fleet.Become(link);
        End = Follow(system, fleet);
    }

    public string Address { get; }

    public Task<ClusterEnd> End { get; }

    public async Task Leave()
    {
        var left = _shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        await Task.WhenAny(Task.WhenAll(left, End), Task.Delay(Patience)).ConfigureAwait(false);
    }

    private async Task<ClusterEnd> Follow(ActorSystem system, NodeFleet fleet)
    {
        await system.WhenTerminated.ConfigureAwait(false);
        fleet.Become(null);
        return _shutdown.ShutdownReason switch
        {
            CoordinatedShutdown.ClusterLeavingReason => new ClusterEnd.Left(),
            CoordinatedShutdown.ClusterDowningReason => new ClusterEnd.Downed(),
            CoordinatedShutdown.ClusterJoinUnsuccessfulReason => new ClusterEnd.NotJoined(),
            _ => new ClusterEnd.Failed("the cluster system has ended"),
        };
    }
}
