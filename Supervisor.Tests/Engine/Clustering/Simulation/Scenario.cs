using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>One seed: a world that starts, is struck several times, is left in peace and must then be one cluster.</summary>
internal static class Scenario
{
    private static readonly TimeSpan Peace = TimeSpan.FromSeconds(90);

    public static ProtocolSettings Settings { get; } = ProtocolSettings.Default with
    {
        Downing = DowningSettings.Default with { StableAfter = TimeSpan.FromSeconds(4) },
    };

    public static SimulatedWorld Run(int hosts, ulong seed, ProtocolSettings settings, Action<string>? story = null)
    {
        var world = new SimulatedWorld(hosts, seed, settings, seeds: Math.Min(3, hosts)) { Story = story };
        var faults = new Faults(world);
        try
        {
            Play(world, faults);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"SIMULATION_SEED={seed} SIMULATION_HOSTS={hosts}: {e.Message}", e);
        }
        return world;
    }

    private static void Play(SimulatedWorld world, Faults faults)
    {
        faults.StartHosts();
        faults.DisturbNetwork();
        world.RunUntil(world.Chance.Milliseconds(500, 8000));
        for (var strikes = world.Chance.Between(0, 4); strikes > 0; strikes--)
        {
            faults.Strike();
            world.RunUntil(world.Now + world.Chance.Milliseconds(100, 5000));
        }
        faults.Calm();
        Assert.True(world.RunUntil(world.Now + Peace, world.Invariants.IsOneCluster), $"Not one cluster:\n{Portrait.Of(world)}");
    }
}
