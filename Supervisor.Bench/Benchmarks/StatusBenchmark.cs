using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>The console's own exec until its end, its output going to a file; each console asks its own daemon.</summary>
internal sealed class StatusBenchmark() : DaemonBenchmark("status", "supervisorctl status of 200 programs, from start to end", rounds: 3)
{
    private const int Programs = 200, Times = 10;

    private static readonly Figure Status = new($"supervisorctl status of {Programs}", "s", Goal.AtMost(0.25));

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs)).ConfigureAwait(false);
        await daemon.Reports.Take(Programs).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        for (var i = 0; i < Times; i++)
            subject.Record(Status, await daemon.Command(subject.Contestant.Supervisorctl, "status").ConfigureAwait(false) / 1e9);
    }
}
