using System.Diagnostics;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Benchmarks;

/// <summary>What a daemon takes while nothing happens: resident memory (VmRSS) and CPU time, some seconds after its start.</summary>
internal sealed class IdleBenchmark() : DaemonBenchmark("idle", "memory without and with 300 programs, CPU at rest", rounds: 2)
{
    private const int Programs = 300;
    private const double BytesPerMebibyte = 1 << 20, Percent = 100;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5), Watch = TimeSpan.FromSeconds(15);
    private static readonly Figure Empty = new("resident memory, no programs", "MiB", Goal.AtMost(55));
    private static readonly Figure Full = new($"resident memory, {Programs} programs", "MiB", Goal.AtMost(70));
    private static readonly Figure Cpu = new($"CPU at rest, {Programs} programs", "% of a core", Goal.AtMost(0.2));

    protected override async Task Measure(Subject subject)
    {
        await using (var daemon = await subject.Start(new(Programs: 0)).ConfigureAwait(false))
        {
            await daemon.FirstAnswer().ConfigureAwait(false);
            await Task.Delay(Settle).ConfigureAwait(false);
            subject.Record(Empty, ProcessFigures.ResidentBytes(daemon.Process.Pid) / BytesPerMebibyte);
        }

        await using (var daemon = await subject.Start(new(Programs)).ConfigureAwait(false))
        {
            await daemon.Reports.Take(Programs).ConfigureAwait(false);
            await daemon.FirstAnswer().ConfigureAwait(false);
            await Task.Delay(Settle).ConfigureAwait(false);
            subject.Record(Full, ProcessFigures.ResidentBytes(daemon.Process.Pid) / BytesPerMebibyte);
            subject.Record(Cpu, await Rest(daemon.Process.Pid).ConfigureAwait(false));
        }
    }

    private static async Task<double> Rest(int pid)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), ProcessFigures.CpuNanoseconds(pid));
        await Task.Delay(Watch).ConfigureAwait(false);
        return Percent * (ProcessFigures.CpuNanoseconds(pid) - cpu) / Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }
}
