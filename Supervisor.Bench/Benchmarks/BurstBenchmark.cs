using System.Diagnostics;
using Supervisor.Bench.Children;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Benchmarks;

/// <summary>The first of 300 SIGKILLs until the main() of the last replacement.</summary>
internal sealed class BurstBenchmark() : DaemonBenchmark("burst", "300 programs killed at once until all are back", rounds: 3)
{
    private const int Programs = 300, Bursts = 3;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    private static readonly Figure Back = new($"{Programs} killed at once → all back", "s", Goal.AtMost(0.4));

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs)).ConfigureAwait(false);
        var running = await daemon.Reports.Take(Programs).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        for (var i = 0; i < Bursts; i++)
        {
            await Task.Delay(Settle).ConfigureAwait(false);
            var killed = Kill(running);
            running = await daemon.Reports.Take(Programs).ConfigureAwait(false);
            subject.Record(Back, (running.Max(r => r.Nanoseconds) - killed) / 1e9);
        }
    }

    private static long Kill(IReadOnlyList<Report> running)
    {
        var first = Stopwatch.GetTimestamp();
        foreach (var child in running) _ = Libc.kill(child.Pid, Libc.SIGKILL);
        return first;
    }
}
