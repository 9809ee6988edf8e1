using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>The daemon's own exec until the main() of the last of its programs.</summary>
internal sealed class StartBenchmark() : DaemonBenchmark("start", "exec of the daemon until 300 programs run", rounds: 5)
{
    private const int Programs = 300;

    private static readonly Figure Start = new($"exec of the daemon → {Programs} programs up", "s", Goal.AtMost(0.6));

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs)).ConfigureAwait(false);
        var reports = await daemon.Reports.Take(Programs).ConfigureAwait(false);
        subject.Record(Start, (reports.Max(r => r.Nanoseconds) - daemon.Process.StartedAt) / 1e9);
        await daemon.FirstAnswer().ConfigureAwait(false);
    }
}
