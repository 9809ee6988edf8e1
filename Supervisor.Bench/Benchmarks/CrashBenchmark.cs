using System.Diagnostics;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// SIGKILL to the only child, until the main() of the one that replaces it: the kernel's exec and the child's first
/// instructions are in it. A pause of random length parts the kills, so that they meet a timer at any phase.
/// </summary>
internal sealed class CrashBenchmark() : DaemonBenchmark("crash", "a killed child until its replacement runs", rounds: 3)
{
    private const int MostSamples = 150, LongestPause = 60;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);
    private static readonly Figure Median = new("crash → replacement, p50", "ms", Goal.AtMost(2));
    private static readonly Figure Tail = new("crash → replacement, p99", "ms", Goal.AtMost(10), 0.99);

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs: 1)).ConfigureAwait(false);
        var running = (await daemon.Reports.Take(1).ConfigureAwait(false))[0];
        await daemon.FirstAnswer().ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < MostSamples && Stopwatch.GetElapsedTime(begun) < Budget; i++)
        {
            await Task.Delay(1 + Random.Shared.Next(LongestPause)).ConfigureAwait(false);
            var killed = Stopwatch.GetTimestamp();
            _ = Libc.kill(running.Pid, Libc.SIGKILL);
            running = (await daemon.Reports.Take(1).ConfigureAwait(false))[0];
            var milliseconds = (running.Nanoseconds - killed) / 1e6;
            subject.Record(Median, milliseconds);
            subject.Record(Tail, milliseconds);
        }
    }
}
