using Akka.Actor;
using Akka.TestKit.Xunit2;
using Supervisor.Node.Cluster;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clustered;

public class ClusterMembershipTests : TestKit
{
    private const string Settings = """
        akka {
          loglevel = OFF
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
          cluster.log-info = off
          coordinated-shutdown { run-by-clr-shutdown-hook = off, phases.cluster-leave.timeout = 1s }
        }
        """;

    private readonly Akka.Cluster.Cluster _cluster;

    public ClusterMembershipTests()
        : base(Settings, "supervisor") => _cluster = Akka.Cluster.Cluster.Get(Sys);

    [Fact]
    public async Task A_node_that_is_to_leave_before_anybody_has_let_it_in_gives_up_joining()
    {
        new ClusterMembership(_cluster).Leave($"{_cluster.SelfAddress}");

        await Sys.WhenTerminated.Within();
        Assert.IsType<CoordinatedShutdown.ClusterLeavingReason>(CoordinatedShutdown.Get(Sys).ShutdownReason);
    }

    [Fact]
    public async Task A_member_that_is_to_leave_leaves_in_good_order()
    {
        var up = new TaskCompletionSource();
        _cluster.RegisterOnMemberUp(() => up.TrySetResult());
        _cluster.Join(_cluster.SelfAddress);
        await up.Task.Within();

        new ClusterMembership(_cluster).Leave($"{_cluster.SelfAddress}");

        await Sys.WhenTerminated.Within();
        Assert.IsType<CoordinatedShutdown.ClusterLeavingReason>(CoordinatedShutdown.Get(Sys).ShutdownReason);
    }
}
