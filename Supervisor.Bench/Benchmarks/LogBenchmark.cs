using Supervisor.Bench.Children;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// Two children write lines of 100 bytes as fast as they are read, the daemon writes them to log files that rotate at
/// the default 50 MB (one backup, to spare the disk): bytes taken per second of writing, and the daemon's own CPU time
/// for them. Once with writes of 4,096 bytes, a buffer of stdio's on a pipe, and once with large ones.
/// </summary>
internal sealed class LogBenchmark() : DaemonBenchmark("logs", "log throughput with two writers", rounds: 5)
{
    private const int Writers = 2, Seconds = 3;
    private const double BytesPerMegabyte = 1e6, BytesPerGigabyte = 1e9;

    private static readonly (int Block, Figure Throughput, Figure Cpu)[] Loads = [Load(4096), Load(64000)];

    protected override async Task Measure(Subject subject)
    {
        foreach (var (block, throughput, cpu) in Loads)
        {
            var (bytes, seconds, cpuSeconds) = await Flood(subject, block).ConfigureAwait(false);
            subject.Record(throughput, bytes / BytesPerMegabyte / seconds);
            subject.Record(cpu, cpuSeconds / (bytes / BytesPerGigabyte));
        }
    }

    private static (int Block, Figure Throughput, Figure Cpu) Load(int block) => (
        block,
        new($"log throughput, 2 writers of {block:#,0} bytes", "MB/s", Goal.AtLeast(800, timesStock: 2.5)),
        new($"CPU per GB of log, writes of {block:#,0} bytes", "s", Goal.AtMost(0.9)));

    private static async Task<(long Bytes, double Seconds, double CpuSeconds)> Flood(Subject subject, int block)
    {
        var config = new DaemonConfig(Writers, "flood", $"%(here)s/gate {Seconds} {block}", "stdout_logfile_backups = 1");
        await using var daemon = await subject.Start(config).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        await daemon.Reports.Take(Writers).ConfigureAwait(false);
        var cpu = ProcessFigures.CpuNanoseconds(daemon.Process.Pid);
        using var gate = daemon.OpenGate();
        var reports = await daemon.Reports.Take(2 * Writers).ConfigureAwait(false);
        cpu = ProcessFigures.CpuNanoseconds(daemon.Process.Pid) - cpu;
        var begun = reports.Where(r => r.Kind == ReportKind.Begun).Min(r => r.Nanoseconds);
        var done = reports.Where(r => r.Kind == ReportKind.Done).Max(r => r.Nanoseconds);
        return (reports.Sum(r => r.Bytes), (done - begun) / 1e9, cpu / 1e9);
    }
}
