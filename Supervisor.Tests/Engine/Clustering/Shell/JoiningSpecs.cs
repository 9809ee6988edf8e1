using Akka.Cluster;
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
