using System.Globalization;
using Xunit.Abstractions;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>
/// Many worlds, each from a seed. A failing seed says so and is replayed, with its whole story, by
/// <c>SIMULATION_SEED=… SIMULATION_HOSTS=… dotnet test Supervisor.Tests --filter FullyQualifiedName~SimulationTests</c>. The seeds are
/// always the same ones; <c>SIMULATION_FROM=…</c> tries others.
/// </summary>
[Trait("speed", "slow")]
public class SimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(5, 8500)]
    [InlineData(20, 1500)]
    [InlineData(100, 3)]
    [InlineData(500, 1)]
    public void However_a_cluster_is_disturbed_it_is_one_cluster_when_it_is_left_in_peace(int hosts, int seeds)
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEED") is { } seed)
        {
            Replay(ulong.Parse(seed, CultureInfo.InvariantCulture), hosts);
            return;
        }
        var handled = 0L;
        var first = long.Parse(Environment.GetEnvironmentVariable("SIMULATION_FROM") ?? "1", CultureInfo.InvariantCulture);
        Parallel.For(first, first + seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            Interlocked.Add(ref handled, Scenario.Run(hosts, (ulong)i, Scenario.Settings).Handled));
        output.WriteLine($"{seeds} worlds of {hosts} hosts, {handled} events");
    }

    [Fact]
    public void The_same_seed_is_the_same_world()
    {
        List<string> first = [], second = [];

        Scenario.Run(5, 7, Scenario.Settings, first.Add);
        Scenario.Run(5, 7, Scenario.Settings, second.Add);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    private void Replay(ulong seed, int hosts)
    {
        var wanted = Environment.GetEnvironmentVariable("SIMULATION_HOSTS");
        if (wanted is null || int.Parse(wanted, CultureInfo.InvariantCulture) == hosts) Scenario.Run(hosts, seed, Scenario.Settings, output.WriteLine);
    }
}
