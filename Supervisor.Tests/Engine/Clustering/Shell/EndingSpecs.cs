using Akka.Actor;
using Akka.Cluster;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>How nodes go, and come back.</summary>
public sealed class EndingSpecs : IAsyncLifetime
{
    private const string QuickResolver =
        """
        akka.cluster {
          split-brain-resolver.stable-after = 500ms
          failure-detector { heartbeat-interval = 200ms, acceptable-heartbeat-pause = 3s }
        }
        """;

    private readonly Fleet _fleet = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fleet.End();

    [Fact]
    public async Task A_member_that_leaves_is_seen_leaving_and_its_system_ends()
    {
        var nodes = await Up(3);

        var left = nodes[0].Cluster.LeaveAsync();

        Assert.Equal(CoordinatedShutdown.ClusterLeavingReason.Instance, await nodes[0].UntilEnded());
        await left.Within();
        Assert.True(nodes[0].Cluster.IsTerminated);
        await Task.WhenAll(nodes[1..].Select(n => n.UntilUp(2)));
        var told = nodes[1].Events.OfType<ClusterEvent.MemberStatusChange>().Where(e => e.Member.UniqueAddress == nodes[0].Self).Select(e => e.GetType());
        Assert.Equal([typeof(ClusterEvent.MemberLeft), typeof(ClusterEvent.MemberExited), typeof(ClusterEvent.MemberRemoved)], told.TakeLast(3));
        Assert.Equal(MemberStatus.Exiting, nodes[1].Events.OfType<ClusterEvent.MemberRemoved>().Single().PreviousStatus);
        Assert.Empty(nodes[1].Events.OfType<ClusterEvent.UnreachableMember>());
    }

    [Fact]
    public async Task A_system_that_terminates_leaves_first()
    {
        var nodes = await Up(2);

        await nodes[1].System.Terminate().Within();

        await nodes[0].UntilTold<ClusterEvent.MemberRemoved>(e => e.PreviousStatus == MemberStatus.Exiting);
        await nodes[0].UntilUp(1);
    }

    [Fact]
    public async Task A_lone_member_leaves_at_once()
    {
        var nodes = await Up(1);

        await nodes[0].Cluster.LeaveAsync().Within();

        Assert.Equal(CoordinatedShutdown.ClusterLeavingReason.Instance, await nodes[0].UntilEnded());
    }

    [Fact]
    public async Task A_member_that_is_downed_ends_and_may_come_back_with_another_uid()
    {
        var nodes = await Up(3);
        var removed = new TaskCompletionSource();
        nodes[2].Cluster.RegisterOnMemberRemoved(removed.SetResult);

        nodes[0].Cluster.Down(nodes[2].Cluster.SelfAddress);

        Assert.Equal(CoordinatedShutdown.ClusterDowningReason.Instance, await nodes[2].UntilEnded());
        await removed.Task.Within();
        await Task.WhenAll(nodes[..2].Select(n => n.UntilTold<ClusterEvent.MemberRemoved>(e => e.PreviousStatus == MemberStatus.Down)));
        Assert.Contains(nodes[2].Self.Uid, nodes[0].Provider.Remoting.For(nodes[2].Cluster.SelfAddress).State.Barred);
        var again = _fleet.Start(2, _fleet.Seeds(0, 1, 2));
        await Task.WhenAll(nodes[..2].Append(again).Select(n => n.UntilUp(3)));
        Assert.NotEqual(nodes[2].Self, again.Self);
    }

    [Fact]
    public async Task A_system_need_not_end_with_its_membership()
    {
        var nodes = await Up(2, "akka.cluster.run-coordinated-shutdown-when-down = off");

        nodes[0].Cluster.Down(nodes[1].Cluster.SelfAddress);

        await nodes[1].UntilTold<ClusterEvent.ClusterShuttingDown>();
        await nodes[1].UntilTold<ClusterEvent.MemberRemoved>(e => e.Member.UniqueAddress == nodes[1].Self);
        Assert.True(nodes[1].Cluster.IsTerminated);
        Assert.Equal(MemberStatus.Removed, nodes[1].Cluster.SelfMember.Status);
        Assert.False(nodes[1].System.WhenTerminated.IsCompleted);
        await Assert.ThrowsAsync<ClusterJoinFailedException>(() => nodes[1].Cluster.JoinAsync(nodes[0].Cluster.SelfAddress));
    }

    [Fact]
    public async Task A_member_that_crashes_is_unreachable_and_then_removed_by_the_resolver()
    {
        var nodes = await Up(3, QuickResolver);

        nodes[2].Crash();

        await Task.WhenAll(nodes[..2].Select(n => n.UntilTold<ClusterEvent.UnreachableMember>(e => e.Member.UniqueAddress == nodes[2].Self)));
        await Task.WhenAll(nodes[..2].Select(n => n.UntilTold<ClusterEvent.MemberRemoved>(e => e.PreviousStatus == MemberStatus.Down)));
        await Task.WhenAll(nodes[..2].Select(n => n.UntilUp(2)));
    }

    [Fact]
    public async Task A_member_that_crashed_and_is_started_again_replaces_its_former_life_at_once()
    {
        var nodes = await Up(3, "akka.cluster.downing-provider-class = \"\"");

        nodes[2].Crash();
        await nodes[2].System.WhenTerminated.Within();
        var again = _fleet.Start(2, _fleet.Seeds(0, 1, 2));

        await Task.WhenAll(nodes[..2].Append(again).Select(n => n.UntilUp(3)));
        Assert.Contains(again.Self, nodes[0].Cluster.State.Members.Select(m => m.UniqueAddress));
        Assert.Contains(nodes[2].Self.Uid, nodes[0].Provider.Remoting.For(again.Cluster.SelfAddress).State.Barred);
    }

    [Fact]
    public async Task A_node_whose_membership_fails_ends_and_comes_back()
    {
        var nodes = await Up(2, "akka.cluster.downing-provider-class = \"\"");

        nodes[1].System.ActorSelection("/system/cluster").Tell(new ClusterInput.Accused(default));

        Assert.Equal(CoordinatedShutdown.ClusterDowningReason.Instance, await nodes[1].UntilEnded());
        Assert.True(nodes[1].Cluster.IsTerminated);
        var again = _fleet.Start(1, _fleet.Seeds(0, 1));
        await Task.WhenAll(nodes[0].UntilUp(2), again.UntilUp(2));
    }

    [Fact]
    public async Task A_node_that_finds_no_cluster_may_give_up()
    {
        var node = _fleet.Start(0, _fleet.Seeds(1), "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 100ms");

        Assert.Equal(CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance, await node.UntilEnded());
    }

    private async Task<FleetNode[]> Up(int count, string hocon = "")
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        var nodes = _fleet.StartAll(numbers, _fleet.Seeds(numbers), hocon);
        await Task.WhenAll(nodes.Select(n => n.UntilUp(count)));
        return nodes;
    }
}
