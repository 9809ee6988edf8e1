using Supervisor.Bench.Benchmarks;
using Supervisor.Bench.Engine;
using Supervisor.Bench.Fleet;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench;

/// <summary>Every benchmark there is, in the order in which they run.</summary>
internal static class Suite
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new CrashBenchmark(),
        new StartBenchmark(),
        new BurstBenchmark(),
        new EventBenchmark(),
        new ListenerBenchmark(),
        new LogBenchmark(),
        new RpcBenchmark(),
        new FirstAnswerBenchmark(),
        new IdleBenchmark(),
        new StatusBenchmark(),
        new PageBenchmark(),
        new EngineBenchmark(),
        new FleetBenchmark(),
    ];

    /// <summary>The named ones, or all.</summary>
    public static IReadOnlyList<Benchmark> Select(IReadOnlyList<string> names)
    {
        var unknown = names.FirstOrDefault(n => All.All(b => b.Name != n));
        if (unknown is not null) throw new BenchException($"There is no benchmark '{unknown}'. There are: {string.Join(", ", All.Select(b => b.Name))}.");
        return names.Count == 0 ? All : [.. All.Where(b => names.Contains(b.Name))];
    }
}
