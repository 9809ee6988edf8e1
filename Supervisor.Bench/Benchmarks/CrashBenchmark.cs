using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>A crash, where nothing else happens.</summary>
internal sealed class CrashBenchmark() : DaemonBenchmark("crash", "a killed child until its replacement runs", rounds: 3)
{
    private static readonly Figure Median = new("crash → replacement, p50", "ms", Goal.AtMost(2));
    private static readonly Figure Tail = new("crash → replacement, p99", "ms", Goal.AtMost(10), 0.99);

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs: 1)).ConfigureAwait(false);
        await Crashes.Measure(daemon, milliseconds =>
        {
            subject.Record(Median, milliseconds);
            subject.Record(Tail, milliseconds);
        }).ConfigureAwait(false);
    }
}
