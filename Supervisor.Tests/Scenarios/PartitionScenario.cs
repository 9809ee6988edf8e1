using System.Diagnostics;
using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios;

public class PartitionScenario
{
    [NetworkFact]
    public async Task Three_of_seven_nodes_are_cut_off_and_come_back()
    {
        await using var fleet = await TestFleet.Start(7, new() { OnFirstSwitch = 4, Seeds = 3 });
        var (majority, minority) = (fleet.Hosts.Take(4).ToList(), fleet.Hosts.Skip(4).ToList());
        var children = await Task.WhenAll(fleet.Hosts.Select(host => host.OwnRows()));

        var cut = TimeProvider.System.GetUtcNow();
        await fleet.Lan.Cut();
        await Expect(majority, "MEMBER_UNREACHABLE", minority, cut);
        await AssertOthersAreShownAsUnreachable(majority[0], minority);
        await AssertFault("UNREACHABLE_NODE", majority[0], minority[0]);
        await Expect(majority, "MEMBER_REMOVED", minority, cut);
        await fleet.UntilTheyAreOne(majority);
        await AssertSameChildren(fleet, children);
        await AssertLocalControl(minority[0]);

        await fleet.Lan.Mend();
        await fleet.UntilTheyAreOne(fleet.Hosts);
        await AssertSameChildren(fleet, children);
    }

    [NetworkFact]
    public async Task A_partition_that_ends_before_the_resolver_decides_removes_nobody()
    {
        await using var fleet = await TestFleet.Start(3, new() { OnFirstSwitch = 2, StableAfter = TimeSpan.FromMinutes(5) });
        var uids = await Task.WhenAll(fleet.Hosts.Select(host => host.Uid()));

        var cut = TimeProvider.System.GetUtcNow();
        await fleet.Lan.Cut();
        await AssertFault("OUTCOME_UNKNOWN", fleet[2], fleet[3]);       // nobody has noticed yet: it is sent
        await Expect([fleet[1], fleet[2]], "MEMBER_UNREACHABLE", [fleet[3]], cut);
        await Expect([fleet[3]], "MEMBER_UNREACHABLE", [fleet[1], fleet[2]], cut);
        await fleet[3].Daemon.Call("supervisor.startProcess", "spare");
        await fleet.Lan.Mend();
        await fleet.UntilTheyAreOne(fleet.Hosts);

        Assert.Equal(uids, await Task.WhenAll(fleet.Hosts.Select(host => host.Uid())));
        Assert.DoesNotContain(fleet.Hosts.SelectMany(host => host.Tape.Events), e => e.Type == "MEMBER_REMOVED");
    }

    private static Task<ClusterEvent[]> Expect(IEnumerable<ClusterHost> at, string type, List<ClusterHost> about, DateTimeOffset since) =>
        Task.WhenAll(at.SelectMany(host => about.Select(other => host.Hears(type, other, since))));

    private static async Task AssertFault(string expected, ClusterHost from, ClusterHost to)
    {
        var waits = ProcessorWait.From([from]);
        var started = Stopwatch.GetTimestamp();
        var fault = await from.Daemon.FaultOf("cluster.startProcess", to.Name, "spare", true);
        var took = Stopwatch.GetElapsedTime(started);

        Assert.StartsWith(expected, fault, StringComparison.Ordinal);
        Assert.InRange(took, TimeSpan.Zero, Bounds.Command + waits.Since(from));
    }

    private static async Task AssertOthersAreShownAsUnreachable(ClusterHost at, List<ClusterHost> others)
    {
        var members = await at.Members();
        Assert.Equal(others.Select(o => o.Name), members.Where(m => !m.IsReachable).Select(m => m.Name).Order());
    }

    // Whoever is alone still does what its own user wants.
    private static async Task AssertLocalControl(ClusterHost host)
    {
        await host.Daemon.Call("supervisor.startProcess", "spare");
        await host.Daemon.Call("supervisor.stopProcess", "spare");
    }

    private static async Task AssertSameChildren(TestFleet fleet, List<FleetRow>[] before)
    {
        foreach (var (host, rows) in fleet.Hosts.Zip(before))
            Assert.Equal(rows.Where(r => r.Pid > 0), (await host.OwnRows()).Where(r => r.Pid > 0));
    }
}
