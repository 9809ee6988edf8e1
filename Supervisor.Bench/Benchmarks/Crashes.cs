using System.Diagnostics;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// SIGKILL to the only program, until the main() of the one that replaces it: the kernel's exec and the child's first
/// instructions are in it. A pause of random length parts the kills, so that they meet a timer at any phase.
/// </summary>
internal static class Crashes
{
    private const int MostSamples = 150, LongestPause = 60;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <summary>Milliseconds of each.</summary>
    public static async Task Measure(DaemonRun daemon, Action<double> record)
    {
        var running = (await daemon.Reports.Take(1).ConfigureAwait(false))[0];
        await daemon.FirstAnswer().ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < MostSamples && Stopwatch.GetElapsedTime(begun) < Budget; i++)
        {
            await Task.Delay(1 + Random.Shared.Next(LongestPause)).ConfigureAwait(false);
            var killed = Stopwatch.GetTimestamp();
            _ = Libc.kill(running.Pid, Libc.SIGKILL);
            running = (await daemon.Reports.Take(1).ConfigureAwait(false))[0];
            record((running.Nanoseconds - killed) / 1e6);
        }
    }
}
