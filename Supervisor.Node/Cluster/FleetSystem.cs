using Akka.Actor;
using Akka.Cluster;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Cluster;

/// <summary>A cluster system with the fleet's actors; the daemon's fleet speaks through it until it ends.</summary>
internal sealed class FleetSystem : IClusterSystem
{
    // What the phases of an orderly end may take (see EffectiveHocon), and some.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly CoordinatedShutdown _shutdown;
    private readonly Akka.Cluster.Cluster _cluster;

    public FleetSystem(ActorSystem system, Akka.Cluster.Cluster cluster, NodeFleet fleet, FleetLink link)
    {
        (_shutdown, _cluster) = (CoordinatedShutdown.Get(system), cluster);
        Address = $"{cluster.SelfAddress}";
        fleet.Become(link);
        End = Follow(system, fleet);
    }

    public string Address { get; }

    public bool IsAlone => _cluster.State.Members.Count <= 1;

    public bool IsLeaving => _cluster.IsTerminated || _cluster.SelfMember.Status is MemberStatus.Leaving or MemberStatus.Exiting;

    public Task<ClusterEnd> End { get; }

    public async Task Leave()
    {
        var left = _shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        await Task.WhenAny(Task.WhenAll(left, End), Task.Delay(Patience)).ConfigureAwait(false);
    }

    private async Task<ClusterEnd> Follow(ActorSystem system, NodeFleet fleet)
    {
        await system.WhenTerminated.ConfigureAwait(false);
        fleet.Become(null, hasLeft: _shutdown.ShutdownReason is CoordinatedShutdown.ClusterLeavingReason);
        return _shutdown.ShutdownReason switch
        {
            CoordinatedShutdown.ClusterLeavingReason => new ClusterEnd.Left(),
            CoordinatedShutdown.ClusterDowningReason => new ClusterEnd.Downed(),
            CoordinatedShutdown.ClusterJoinUnsuccessfulReason => new ClusterEnd.NotJoined(),
            _ => new ClusterEnd.Failed("the cluster system has ended"),
        };
    }
}
