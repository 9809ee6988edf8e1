using System.Globalization;
using Akka.Cluster;
using Xunit.Abstractions;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>What gossip costs, from a handful of nodes to half a thousand.</summary>
[Trait("speed", "slow")]
public class GossipBytesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    private static readonly ProtocolSettings Settings = ProtocolSettings.Default;

    [Fact]
    public void No_node_sends_more_gossip_than_its_budget_and_an_idle_one_hardly_any()
    {
        output.WriteLine("nodes | all Up after | highest B/s of a node | idle B/s per node");
        foreach (var hosts in new[] { 5, 10, 20, 50, 100, 200, 500 }) Measure(hosts);
    }

    private void Measure(int hosts)
    {
        var world = new SimulatedWorld(hosts, 1, Settings, seeds: 3);
        foreach (var host in world.Hosts) world.Act(world.Chance.Milliseconds(0, 2000), host.Start);
        Assert.True(world.RunUntil(TimeSpan.FromSeconds(90), world.Invariants.IsOneCluster), $"{hosts} nodes: {world.Alive.Count(h => h.Membered is not null)}");
        var joined = world.Now;
        world.RunUntil(world.Now + TimeSpan.FromSeconds(5));
        var before = world.Hosts.Sum(h => h.Meter.Total);
        world.RunUntil(world.Now + Idle);
        var idle = (world.Hosts.Sum(h => h.Meter.Total) - before) / hosts / Idle.TotalSeconds;
        var highest = world.Hosts.Max(h => h.Meter.Highest);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hosts,5} | {joined.TotalSeconds,10:F0} s | {highest,20} | {idle,16:F0}"));
        Assert.InRange(highest, 0, 2 * Settings.GossipBytesPerSecond + 40_000);
        Assert.InRange(idle, 1, 400);
    }
}
