using System.Globalization;
using Supervisor.Tests.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clustered;

/// <summary>What nodes do to each other, with real daemons; and that it is nothing to their programs.</summary>
[Trait("speed", "slow")]
public class FleetOfDaemonsTests
{
    private const string Quick = "akka.cluster.split-brain-resolver.stable-after = 1s";

    [Fact]
    public async Task Two_nodes_become_a_fleet_and_one_that_is_shut_down_leaves_it()
    {
        await using var fleet = await FleetUnderTest.Of(2);

        Assert.Equal(0, await fleet[1].Stop());

        var leaving = await fleet.UntilLogged(fleet[0], 1, "is Leaving");
        await fleet.UntilLogged(fleet[0], 1, "was removed", leaving);
        Assert.DoesNotContain("cannot be reached", fleet[0].Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_was_killed_and_started_again_takes_the_place_of_its_old_self()
    {
        await using var fleet = await FleetUnderTest.Of(3);
        var orphan = await fleet[2].PidOf("web");
        fleet[2].Signal(SignalByPid.Kill);
        await fleet[2].UntilExit();

        var again = await fleet.Start(2);

        foreach (var other in new[] { fleet[0], fleet[1] })
        {
            var removed = await fleet.UntilLogged(other, 2, "was removed");
            await fleet.UntilLogged(other, 2, "is Up", removed);
        }

        await fleet.UntilLogged(again, 0, "is Up");
        SignalByPid.Send(orphan, SignalByPid.Kill);
    }

    [Fact]
    public async Task A_node_that_was_frozen_is_removed_and_joins_again_and_its_program_runs_on()
    {
        await using var fleet = await FleetUnderTest.Of(3, Quick);
        var pids = await Pids(fleet, 3);
        fleet[2].Signal(SignalByPid.Stop);
        await fleet.UntilLogged(fleet[0], 2, "cannot be reached");
        await fleet.UntilLogged(fleet[0], 2, "was removed");

        fleet[2].Signal(SignalByPid.Cont);

        await fleet[2].UntilLogged("cluster: this node was removed: it and the others could not reach each other, or somebody gave it up");
        var removed = await fleet.UntilLogged(fleet[0], 2, "was removed");
        await fleet.UntilLogged(fleet[0], 2, "is Up", removed);
        Assert.Equal(pids, await Pids(fleet, 3));
    }

    [Fact]
    public async Task A_node_with_another_secret_is_refused_and_runs_its_programs_alone()
    {
        await using var fleet = await FleetUnderTest.Of(2);
        fleet.Ports.Add(FreePort.Take());

        var stranger = await fleet.Start(2, secret: "another long and random text");

        await stranger.UntilLogged("the secrets differ");
        await fleet[0].UntilLogged("the secrets differ");
        await stranger.UntilState("web", "RUNNING");
        Assert.DoesNotContain($"{fleet.AddressOf(2)} is", fleet[0].Log, StringComparison.Ordinal);
        Assert.DoesNotContain($"{fleet.AddressOf(0)} is", stranger.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_was_asked_to_leave_stays_out_until_it_is_reloaded_and_one_that_was_given_up_comes_back()
    {
        await using var fleet = await FleetUnderTest.Of(2);
        var pid = await fleet[1].PidOf("web");
        await fleet[0].Call("cluster.down", fleet.AddressOf(1));
        var removed = await fleet.UntilLogged(fleet[0], 1, "was removed");
        var back = await fleet.UntilLogged(fleet[0], 1, "is Up", removed);
        await fleet[1].Until(async () => await Status(fleet[1]) == "Up", "n1 is Up again");

        await fleet[0].Call("cluster.leave", fleet.AddressOf(1));
        await fleet[1].UntilLogged("this node has left as it was asked to; it joins again when the daemon is reloaded or started anew");
        var left = await fleet.UntilLogged(fleet[0], 1, "was removed", back);
        Assert.Equal("Removed", await Status(fleet[1]));
        Assert.Equal(pid, await fleet[1].PidOf("web"));

        await Reload(fleet[1]);
        await fleet.UntilLogged(fleet[0], 1, "is Up", left);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_tried_again_until_it_is_free()
    {
        using var taken = new TakenPort();
        await using var fleet = new FleetUnderTest();
        fleet.Ports.Add(int.Parse(taken.Number, CultureInfo.InvariantCulture));
        var daemon = await fleet.Start(0);
        await daemon.UntilLogged($"cluster: cannot listen on 127.0.0.1:{taken.Number}: Address already in use; the programs of this node are not affected");
        var pid = await daemon.PidOf("web");

        taken.Dispose();

        await fleet.UntilLogged(daemon, 0, "is Up");
        Assert.Equal(pid, await daemon.PidOf("web"));
    }

    [Fact]
    public async Task A_reload_leaves_the_node_a_member_unless_its_cluster_was_configured_anew()
    {
        await using var fleet = await FleetUnderTest.Of(2);
        var pid = await fleet[1].PidOf("web");
        await Reload(fleet[1]);
        Assert.NotEqual(pid, await fleet[1].PidOf("web"));
        Assert.DoesNotContain("is Leaving", fleet[0].Log, StringComparison.Ordinal);

        fleet[1].Directory.Write("cluster.hocon", FleetUnderTest.Hocon(fleet.Ports[1], fleet.Ports, more: "akka.cluster.roles = [web]"));
        await Reload(fleet[1]);

        var removed = await fleet.UntilLogged(fleet[0], 1, "was removed");
        await fleet.UntilLogged(fleet[0], 1, "is Up", removed);
    }

    /// <summary>Its own, as a node shows it.</summary>
    private static async Task<string> Status(DaemonUnderTest daemon)
    {
        var self = (await daemon.Call("cluster.getMembers")).Descendants("struct").Select(RpcCalls.Members).Single(m => m["self"] == "1");
        return self["status"];
    }

    private static async Task Reload(DaemonUnderTest daemon)
    {
        int Spawns() => daemon.Log.Split("spawned: 'web'").Length;
        var before = Spawns();
        daemon.Signal(SignalByPid.Hup);
        await daemon.Until(() => Spawns() > before, "the program was started again");
        await daemon.UntilItAnswers();
    }

    private static async Task<int[]> Pids(FleetUnderTest fleet, int nodes)
    {
        var pids = new int[nodes];
        for (var i = 0; i < nodes; i++) pids[i] = await fleet[i].PidOf("web");
        return pids;
    }
}
