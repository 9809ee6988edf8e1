using Akka.Cluster;
using Akka.Configuration;
using Akka.Event;
using Supervisor.Tests.Engine.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Clustering.Shell;

public sealed class JoiningSpecs : IAsyncLifetime
{
    private readonly Fleet _fleet = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fleet.End();

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task Nodes_with_the_same_seeds_become_one_cluster_in_whatever_order_they_start(params int[] order)
    {
        var nodes = _fleet.StartAll(order, _fleet.Seeds(0, 1, 2));

        await Task.WhenAll(nodes.Select(n => n.UntilUp(3)));
        Assert.Single(nodes.Select(n => n.Cluster.State.Leader).Distinct());
    }

    [Fact]
    public async Task Seven_nodes_join_through_one_seed_that_starts_last()
    {
        var seeds = _fleet.Seeds(6);
        var nodes = _fleet.StartAll(Enumerable.Range(0, 7), seeds);

        await Task.WhenAll(nodes.Select(n => n.UntilUp(7)));
    }

    [Fact]
    public async Task Seeds_at_which_nobody_listens_hold_up_nobody()
    {
        var before = TimeProvider.System.GetTimestamp();
        var node = _fleet.Start(0, _fleet.Seeds(1, 0, 2), "akka.cluster.seed-node-timeout = 10m");

        await node.UntilUp(1);
        await _fleet.Start(3, _fleet.Seeds(1, 2, 0)).UntilUp(2);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Nobody_is_Up_before_there_are_enough()
    {
        const string Enough = "akka.cluster { min-nr-of-members = 2, role.db.min-nr-of-members = 1, log-info = off }";
        var first = _fleet.Start(0, _fleet.Seeds(0), Enough);
        await first.UntilTold<ClusterEvent.MemberJoined>(e => e.Member.UniqueAddress == first.Self);
        var second = _fleet.Start(1, _fleet.Seeds(0), Enough);
        await first.UntilTold<ClusterEvent.MemberJoined>(e => e.Member.UniqueAddress == second.Self);
        await first.Flushed();
        Assert.Empty(first.Events.OfType<ClusterEvent.MemberUp>());

        var third = _fleet.Start(2, _fleet.Seeds(0), Enough, "akka.cluster.roles = [db]");

        await Task.WhenAll(first.UntilUp(3), second.UntilUp(3), third.UntilUp(3));
    }

    [Theory]
    [InlineData("akka.remote.secret = other", "the secrets differ")]
    [InlineData("", "only one of the two has a secret")]
    public async Task Who_does_not_know_the_secret_stays_outside_and_the_log_says_why(string hocon, string why)
    {
        const string Secret = "akka.remote.secret = ours";
        var inside = _fleet.StartAll([0, 1], _fleet.Seeds(0, 1), Secret);
        await Task.WhenAll(inside.Select(n => n.UntilUp(2)));
        var warnings = Nodes.Listen(inside[0].System, typeof(Warning));

        var outside = _fleet.Start(2, _fleet.Seeds(0, 1), hocon, "akka.loglevel = OFF");
        var warning = Nodes.Next(warnings).ToString()!;
        var late = _fleet.Start(3, _fleet.Seeds(0, 1), Secret);
        await Task.WhenAll(inside.Append(late).Select(n => n.UntilUp(3)));

        Assert.Contains(why, warning, StringComparison.Ordinal);
        Assert.Equal(MemberStatus.Removed, outside.Cluster.SelfMember.Status);
        Assert.Empty(outside.Cluster.State.Members);
    }

    [Fact]
    public void A_setting_that_will_not_do_stops_the_system_from_starting() => Assert.Contains(
        "akka.cluster.gossip-interval",
        Assert.Throws<ConfigurationException>(() => _fleet.Start(0, "akka.cluster.gossip-interval = soon")).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_node_that_joins_itself_is_a_cluster_and_others_join_through_it()
    {
        var (first, second) = (_fleet.Start(0), _fleet.Start(1));

        await first.Cluster.JoinAsync(first.Cluster.SelfAddress).Within();
        Assert.Equal(MemberStatus.Up, first.Cluster.SelfMember.Status);
        await second.Cluster.JoinSeedNodesAsync([first.Cluster.SelfAddress]).Within();

        await first.UntilUp(2);
        Assert.Equal(first.Cluster.SelfUniqueAddress, second.Cluster.State.Members.Min(Member.AgeOrdering)!.UniqueAddress);
    }
}
