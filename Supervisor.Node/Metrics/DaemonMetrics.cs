using System.Globalization;
using Supervisor.Actors.Metrics;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Methods;

namespace Supervisor.Node.Metrics;

/// <summary>What is measured of the daemon.</summary>
internal static class DaemonMetrics
{
    public static void Write(MetricsText text, ISupervisor supervisor)
    {
        text.Family("supervisor_build_info", "gauge", "Always 1; the labels say what this is.");
        text.Sample(
            1, ("version", DaemonMethods.PackageVersion), ("api", DaemonMethods.ApiVersion),
            ("identifier", supervisor.Config.Daemon.Identifier), ("runtime", Environment.Version.ToString()));
        text.Family("supervisor_state", "gauge", "The state of the daemon: 1 RUNNING, 0 RESTARTING, -1 SHUTDOWN.");
        text.Sample((int)supervisor.Mood);
        WriteSpawns(text, supervisor.Board.Meters.Spawns);
        WritePools(text, supervisor);
        WriteOwn(text);
    }

    private static void WriteSpawns(MetricsText text, DurationHistogram spawns)
    {
        text.Family("supervisor_spawn_duration_seconds", "histogram", "How long it took to make a child.");
        var counts = spawns.Cumulated();
        for (var i = 0; i < spawns.Bounds.Length; i++)
            text.SampleOf("_bucket", counts[i], ("le", spawns.Bounds[i].ToString("R", CultureInfo.InvariantCulture)));
        text.SampleOf("_bucket", counts[^1], ("le", "+Inf"));
        text.SampleOf("_sum", spawns.Sum.TotalSeconds);
        text.SampleOf("_count", counts[^1]);
    }

    private static void WritePools(MetricsText text, ISupervisor supervisor)
    {
        string[] pools = [.. supervisor.Board.ActiveConfigs.Where(g => g.EventPool is not null).Select(g => g.Name)];
        text.Family("supervisor_event_queue_length", "gauge", "Events that wait for a listener of the pool.");
        foreach (var pool in pools) text.Sample(supervisor.Board.Meters.PoolOf(pool).Waiting, ("pool", pool));
        text.Family("supervisor_events_lost_total", "counter", "Events of the pool that had to make room for others.");
        foreach (var pool in pools) text.Sample(supervisor.Board.Meters.PoolOf(pool).Lost, ("pool", pool));
    }

    private static void WriteOwn(MetricsText text)
    {
        text.Family("process_cpu_seconds_total", "counter", "Processor time of the daemon itself.");
        text.Sample(Environment.CpuUsage.TotalTime.TotalSeconds);
        text.Family("process_resident_memory_bytes", "gauge", "Resident memory of the daemon itself.");
        text.Sample(Environment.WorkingSet);
        text.Family("process_open_fds", "gauge", "Descriptors that the daemon has open.");
        text.Sample(Directory.EnumerateFileSystemEntries("/proc/self/fd").Count());
    }
}
