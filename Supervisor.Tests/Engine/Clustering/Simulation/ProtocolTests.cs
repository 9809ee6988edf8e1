using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>Single stories on a sound network, with the times that users see.</summary>
public class ProtocolTests
{
    private static readonly ProtocolSettings Settings = Scenario.Settings;

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void Seeds_started_in_any_order_are_one_cluster_two_seconds_after_the_last_of_them(int first, int second, int third)
    {
        foreach (var gap in new[] { 0, 30, 200, 700, 5000 })
        {
            var world = new SimulatedWorld(3, (ulong)gap, Settings, seeds: 3);
            foreach (var (host, order) in new[] { (first, 0), (second, 1), (third, 2) })
            {
                world.Act(TimeSpan.FromMilliseconds(gap * order), world.Hosts[host].Start);
            }
            world.RunUntil(TimeSpan.FromMilliseconds((gap * 2) + 2000));
            Assert.True(world.Invariants.IsOneCluster(), $"{gap} ms apart:\n{Portrait.Of(world)}");
        }
    }

    [Fact]
    public void A_lone_seed_whose_fellows_refuse_is_Up_at_once()
    {
        var world = new SimulatedWorld(3, 1, Settings, seeds: 3);

        world.Act(TimeSpan.Zero, world.Hosts[2].Start);
        world.RunUntil(TimeSpan.FromMilliseconds(50));

        Assert.True(world.Invariants.IsOneCluster());
    }

    [Fact]
    public void A_node_that_dies_is_unreachable_to_all_within_three_seconds_and_removed_when_the_resolver_says()
    {
        var world = Started(7);
        var dead = world.Hosts[3];

        var died = world.Now;
        dead.Crash();
        world.RunUntil(died + TimeSpan.FromSeconds(3));
        Assert.All(world.Alive, h => Assert.Equal([dead.Address], h.View!.MembersIn(h.View.Unreachable).Select(m => m.Address)));
        world.RunUntil(died + TimeSpan.FromSeconds(3) + Settings.Downing.StableAfter + TimeSpan.FromSeconds(1));

        Assert.True(world.Invariants.IsOneCluster(), Portrait.Of(world));
    }

    [Fact]
    public void Of_three_against_four_the_four_keep_their_uids_and_the_three_come_back_when_the_partition_heals()
    {
        var world = Started(7);
        var uids = Uids(world);
        int[] sides = [0, 0, 0, 1, 1, 1, 1];

        world.Network.Partition(sides);
        world.RunUntil(world.Now + TimeSpan.FromSeconds(15));
        world.Invariants.OnlyOneSideIsLeft(sides);
        world.Network.Heal();

        Assert.True(world.RunUntil(world.Now + TimeSpan.FromSeconds(20), world.Invariants.IsOneCluster), Portrait.Of(world));
        Assert.Equal(uids[3..], Uids(world)[3..]);
        Assert.Empty(uids[..3].Intersect(Uids(world)));
    }

    [Fact]
    public void A_broken_link_between_two_removes_nobody()
    {
        var world = Started(5);
        var uids = Uids(world);

        world.Network.Cut(1, 3);
        world.Network.Cut(3, 1);
        world.RunUntil(world.Now + TimeSpan.FromSeconds(60));

        Assert.Equal(uids, Uids(world));
        Assert.True(world.Invariants.IsOneCluster(), Portrait.Of(world));
    }

    [Fact]
    public void A_node_that_slept_for_twenty_seconds_comes_back_and_removes_nobody_else()
    {
        var world = Started(5);
        var (uids, sleeper) = (Uids(world), world.Hosts[1]);

        sleeper.FrozenUntil = world.Now + TimeSpan.FromSeconds(20);
        world.RunUntil(sleeper.FrozenUntil + TimeSpan.FromSeconds(10));

        Assert.True(world.Invariants.IsOneCluster(), Portrait.Of(world));
        Assert.Equal(4, Uids(world).Intersect(uids).Count());
    }

    [Fact]
    public void With_200_ms_of_delay_and_5_percent_of_loss_nobody_is_called_unreachable_for_a_minute()
    {
        var world = Started(7);
        world.Network.Loss = 0.05;
        world.Network.MaxDelayMilliseconds = 400;

        var isCalled = world.RunUntil(world.Now + TimeSpan.FromSeconds(60), () => world.Alive.Any(h => !h.View!.Unreachable.IsEmpty));

        Assert.False(isCalled, Portrait.Of(world));
    }

    [Fact]
    public void A_restarted_node_replaces_its_former_self_without_waiting_for_the_resolver()
    {
        var world = Started(5);
        var uids = Uids(world);

        world.Hosts[2].Crash();
        world.Hosts[2].Start();

        Assert.True(world.RunUntil(world.Now + TimeSpan.FromSeconds(2), world.Invariants.IsOneCluster), Portrait.Of(world));
        Assert.Equal(4, Uids(world).Intersect(uids).Count());
    }

    [Fact]
    public void A_node_that_leaves_is_gone_in_two_seconds_and_was_never_unreachable()
    {
        var world = Started(5);

        world.Hosts[0].Leave();
        world.RunUntil(world.Now + TimeSpan.FromSeconds(2), () => world.Alive.Any(h => !h.View!.Unreachable.IsEmpty));

        Assert.False(world.Hosts[0].IsAlive);
        Assert.True(world.Invariants.IsOneCluster(), Portrait.Of(world));
    }

    [Fact]
    public void Two_clusters_of_the_same_seeds_become_the_larger_one_when_they_meet()
    {
        var world = new SimulatedWorld(5, 3, Settings, seeds: 3) { HostsRefuse = false };
        world.Network.Partition([0, 0, 1, 1, 1]);
        foreach (var host in world.Hosts) world.Act(TimeSpan.Zero, host.Start);
        world.RunUntil(TimeSpan.FromSeconds(5));
        var larger = Uids(world)[2..];
        Assert.Equal(2, world.Alive.Select(h => h.Membered!.Gossip.Cluster).Distinct().Count());

        world.Network.Heal();

        Assert.True(world.RunUntil(world.Now + TimeSpan.FromSeconds(15), world.Invariants.IsOneCluster), Portrait.Of(world));
        Assert.Equal(larger, Uids(world)[2..]);
    }

    [Fact]
    public void While_nobody_decides_about_an_unreachable_member_who_joins_is_WeaklyUp()
    {
        var world = new SimulatedWorld(4, 1, Settings with { Downing = DowningSettings.Default with { Strategy = null } }, seeds: 3);
        foreach (var host in world.Hosts.Take(3)) world.Act(TimeSpan.Zero, host.Start);
        world.RunUntil(TimeSpan.FromSeconds(3));
        world.Hosts[2].Crash();
        world.RunUntil(world.Now + TimeSpan.FromSeconds(4));

        world.Hosts[3].Start();
        world.RunUntil(world.Now + TimeSpan.FromSeconds(10));

        Assert.All(world.Alive, h => Assert.Equal(MemberStatus.WeaklyUp, h.View!.Members.Single(m => m.Address == world.Hosts[3].Address).Status));
    }

    private static SimulatedWorld Started(int hosts)
    {
        var world = new SimulatedWorld(hosts, 1, Settings, seeds: 3);
        foreach (var host in world.Hosts) world.Act(TimeSpan.Zero, host.Start);
        world.RunUntil(TimeSpan.FromSeconds(5));
        Assert.True(world.Invariants.IsOneCluster(), Portrait.Of(world));
        return world;
    }

    private static int[] Uids(SimulatedWorld world) => [.. world.Hosts.Select(h => h.Node?.Self.Uid ?? 0)];
}
