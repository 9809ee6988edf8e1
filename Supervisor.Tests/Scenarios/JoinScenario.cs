using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios;

public class JoinScenario
{
    [NetworkTheory]
    [InlineData("1 2 3")]
    [InlineData("3 2 1")]
    [InlineData("2 3 1")]
    public async Task Nodes_join_in_any_order_of_starting(string order)
    {
        await using var fleet = await TestFleet.Prepare(3);
        foreach (var host in order.Split(' ').Select(int.Parse)) await fleet[host].Start();

        await fleet.UntilTheyAreOne(fleet.Hosts);
        AssertQuick(fleet);
    }

    [NetworkFact]
    public async Task Seven_nodes_started_at_once_become_one_fleet()
    {
        await using var fleet = await TestFleet.Start(7, new() { Seeds = 3 });

        AssertQuick(fleet);
    }

    [NetworkFact]
    public async Task Every_address_of_a_name_is_a_seed()
    {
        using var directory = new TempDir();
        var names = directory.Write("hosts", string.Concat(Enumerable.Range(1, 3).Select(host => $"{Lan.AddressOf(host)} fleet\n")));
        await using var fleet = await TestFleet.Start(3, new()
        {
            Seeds = 0,
            Hocon = _ => "supervisor.cluster.seed-dns = fleet",
            // In the mounts of this daemon alone: "ip netns exec" gives it some of its own.
            Prefix = ["/bin/sh", "-ec", $"mount --bind {names} /etc/hosts; exec \"$@\"", "sh"],
        });

        AssertQuick(fleet);
    }

    [NetworkFact]
    public async Task Seeds_may_come_from_the_environment()
    {
        await using var fleet = await TestFleet.Start(2, new() { Seeds = 0, Prefix = ["env", $"SUPERVISOR_SEEDS={Lan.AddressOf(1)}, {Lan.AddressOf(2)}"] });

        AssertQuick(fleet);
    }

    // From the moment at which the last of them began to look for the others, whatever its start took.
    private static void AssertQuick(TestFleet fleet)
    {
        var begun = fleet.Hosts.Max(JoinLog.Begun);
        var allowed = Bounds.Join + fleet.Hosts.Max(host => ProcessorWait.Of(host.Daemon.Pid));
        Assert.All(fleet.Hosts.Select(host => JoinLog.AllUp(host, fleet.Hosts.Count) - begun), took => Assert.InRange(took, TimeSpan.Zero, allowed));
    }
}
