using System.Diagnostics;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Fleet;

/// <summary>What a node takes while nothing happens; each node is a sample.</summary>
internal static class RestMeasurement
{
    private const double Percent = 100, BytesPerMebibyte = 1 << 20;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30), Watch = TimeSpan.FromSeconds(30);
    private static readonly Figure Cpu = new("CPU of a node at rest, 10 nodes", "% of a core", Goal.AtMost(0.3));
    private static readonly Figure Wakings = new("wake-ups of a node at rest, 10 nodes", "1/s", Goal.None);
    private static readonly Figure Memory = new("resident memory of a node, 10 nodes × 200 rows", "MiB", Goal.None);
    private static readonly Figure Sent = new("payload sent by a node at rest, 10 nodes", "bytes/s", Goal.None);

    public static async Task Measure(BenchFleet fleet, Subject subject)
    {
        await Task.Delay(Settle).ConfigureAwait(false);
        var pids = fleet.Nodes.Select(node => node.Process.Pid).ToList();
        var sent = await Traffic.SentBy(pids).ConfigureAwait(false);
        var cpu = pids.ConvertAll(ProcessFigures.CpuNanoseconds);
        var sleeps = pids.ConvertAll(ProcessFigures.Sleeps);
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(Watch).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var (pid, before) in pids.Zip(cpu))
        {
            subject.Record(Cpu, Percent * (ProcessFigures.CpuNanoseconds(pid) - before) / elapsed.TotalNanoseconds);
            subject.Record(Memory, ProcessFigures.ResidentBytes(pid) / BytesPerMebibyte);
        }

        foreach (var (pid, before) in pids.Zip(sleeps))
            subject.Record(Wakings, ProcessFigures.Sleeps(pid).Sum(now => now.Value - before.GetValueOrDefault(now.Key)) / elapsed.TotalSeconds);

        var sentLater = await Traffic.SentBy(pids).ConfigureAwait(false);
        foreach (var (before, after) in sent.Zip(sentLater)) subject.Record(Sent, (after - before) / elapsed.TotalSeconds);
    }
}
