using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster;
using Supervisor.Tests.Engine.Remote;

namespace Supervisor.Tests.Engine.Clustering.Shell;

public sealed class SubscribingSpecs : IAsyncLifetime
{
    private readonly Fleet _fleet = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _fleet.End();

    [Fact]
    public async Task Who_wants_a_snapshot_gets_it_first_and_then_what_changes()
    {
        var first = await Founded();
        var heard = Listen(first, (cluster, me) => cluster.Subscribe(me, typeof(ClusterEvent.IMemberEvent)));

        var state = Assert.IsType<ClusterEvent.CurrentClusterState>(Nodes.Next(heard));
        Assert.Equal([first.Self], state.Members.Select(m => m.UniqueAddress));
        Assert.Equal(first.Cluster.SelfAddress, state.Leader);
        Assert.Contains(first.Cluster.SelfAddress, state.SeenBy);

        var second = _fleet.Start(1, _fleet.Seeds(0));
        Assert.Equal(second.Self, Assert.IsType<ClusterEvent.MemberJoined>(Nodes.Next(heard)).Member.UniqueAddress);
        Assert.Equal(second.Self, Assert.IsType<ClusterEvent.MemberUp>(Nodes.Next(heard)).Member.UniqueAddress);
    }

    [Fact]
    public async Task Who_wants_events_gets_the_state_as_events_of_the_types_it_asked_for()
    {
        var first = await Founded();
        var heard = Listen(first, (cluster, me) => cluster.Subscribe(
            me, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberUp), typeof(ClusterEvent.LeaderChanged)));

        Assert.IsType<ClusterEvent.MemberUp>(Nodes.Next(heard));
        Assert.Equal(first.Cluster.SelfAddress, Assert.IsType<ClusterEvent.LeaderChanged>(Nodes.Next(heard)).Leader);
        _fleet.Start(1, _fleet.Seeds(0));
        Assert.IsType<ClusterEvent.MemberUp>(Nodes.Next(heard));
    }

    [Fact]
    public async Task A_subscription_of_one_type_ends_alone()
    {
        var first = await Founded();
        IActorRef? listener = null;
        var heard = Listen(first, (cluster, me) =>
        {
            listener = me;
            cluster.Subscribe(me, typeof(ClusterEvent.MemberJoined), typeof(ClusterEvent.MemberUp));
            cluster.Unsubscribe(me, typeof(ClusterEvent.MemberJoined));
        });
        Assert.IsType<ClusterEvent.CurrentClusterState>(Nodes.Next(heard));

        await _fleet.Start(1, _fleet.Seeds(0)).UntilUp(2);
        Assert.IsType<ClusterEvent.MemberUp>(Nodes.Next(heard));
        first.Cluster.Unsubscribe(listener!);
        await _fleet.Start(2, _fleet.Seeds(0)).UntilUp(3);
        first.Cluster.SendCurrentClusterState(listener!);
        Assert.Equal(3, Assert.IsType<ClusterEvent.CurrentClusterState>(Nodes.Next(heard)).Members.Count);
    }

    [Fact]
    public async Task Only_events_of_the_cluster_can_be_subscribed_to()
    {
        var cluster = (await Founded()).Cluster;

        Assert.Throws<ArgumentException>(() => cluster.Subscribe(ActorRefs.Nobody));
        Assert.Throws<ArgumentException>(() => cluster.Subscribe(ActorRefs.Nobody, typeof(string)));
    }

    [Fact]
    public async Task Roles_are_known_everywhere_and_have_leaders()
    {
        var first = _fleet.Start(0, _fleet.Seeds(0), "akka.cluster.roles = [web]");
        var second = _fleet.Start(1, _fleet.Seeds(0), "akka.cluster.roles = [db, backup]");

        await Task.WhenAll(first.UntilUp(2), second.UntilUp(2));

        Assert.Equal(["backup", "db"], second.Cluster.SelfRoles.Order());
        Assert.Equal(["backup", "db", "web"], first.Cluster.State.AllRoles.Order());
        Assert.True(first.Cluster.State.Members.Single(m => m.UniqueAddress == second.Self).HasRole("db"));
        Assert.Equal(second.Cluster.SelfAddress, first.Cluster.State.RoleLeader("db"));
        Assert.Equal(first.Cluster.SelfAddress, second.Cluster.State.RoleLeader("web"));
        Assert.Null(first.Cluster.State.RoleLeader("nothing"));
    }

    private async Task<FleetNode> Founded()
    {
        var node = _fleet.Start(0, _fleet.Seeds(0));
        await node.UntilUp(1);
        return node;
    }

    private static BlockingCollection<object> Listen(FleetNode node, Action<Cluster, IActorRef> subscribe)
    {
        var heard = new BlockingCollection<object>();
        node.System.ActorOf(Script.Of((_, message) => heard.Add(message), start: me => subscribe(node.Cluster, me.Here.Self)));
        return heard;
    }
}
