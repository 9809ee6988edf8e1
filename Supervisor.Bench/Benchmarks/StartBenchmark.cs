using Supervisor.Bench.Load;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// The daemon's own exec until the main() of the last of its programs. Both daemons make two log files for each program
/// first; what that alone takes on this file system, at this moment, stands beside it.
/// </summary>
internal sealed class StartBenchmark() : DaemonBenchmark("start", "exec of the daemon until 300 programs run", rounds: 5)
{
    private const int Programs = 300, LogFiles = 2 * Programs;

    private static readonly Figure Start = new($"exec of the daemon → {Programs} programs up", "s", Goal.AtMost(0.6));
    private static readonly Figure Files = new($"for scale: making {LogFiles} empty files", "s", Goal.None);

    protected override async Task Measure(Subject subject)
    {
        subject.Record(Files, FileMaking.Seconds(LogFiles));
        await using var daemon = await subject.Start(new(Programs)).ConfigureAwait(false);
        var reports = await daemon.Reports.Take(Programs).ConfigureAwait(false);
        subject.Record(Start, (reports.Max(r => r.Nanoseconds) - daemon.Process.StartedAt) / 1e9);
        await daemon.FirstAnswer().ConfigureAwait(false);
    }
}
