using System.Collections.Immutable;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Metrics;

/// <summary>What is measured of each process.</summary>
internal sealed class ProcessMetrics(ProcessBoard board, DateTimeOffset now)
{
    private readonly ImmutableArray<ProcessInfo> _processes = board.All();

    public void Write(MetricsText text, IEnumerable<ProcessUsage> usage)
    {
        var used = usage.ToDictionary(u => (u.Group, u.Name));
        Each(text, "up", "gauge", "Whether the process is RUNNING.", p => p.State == ProcessState.Running ? 1 : 0);
        Each(text, "state", "gauge", "The state of the process: 0 STOPPED, 10 STARTING, 20 RUNNING, 30 BACKOFF, 40 STOPPING,"
            + " 100 EXITED, 200 FATAL, 1000 UNKNOWN.", p => (int)p.State);
        Each(text, "restarts_total", "counter", "Children that were started after the first.", p => Math.Max(0, p.Spawns - 1));
        Each(text, "start_time_seconds", "gauge", "When its child was started, since 1970.", p => HasChild(p) ? p.Start : null);
        Each(text, "uptime_seconds", "gauge", "How long its child has been there.", p => HasChild(p) ? Math.Round(Uptime(p), 3) : null);
        Each(text, "exit_status", "gauge", "The exit code of its last child, -1 if a signal ended it.", p => LastEnd(p)?.ExitCode);
        Each(text, "exit_signal", "gauge", "The signal that ended its last child, 0 if it ended by itself.", p => LastEnd(p)?.Signal);
        Each(text, "cpu_seconds_total", "counter", "Processor time of its child and of all that came of it.",
            p => used.TryGetValue((p.Group, p.Name), out var u) ? u.Cpu / 1000.0 : null);
        Each(text, "resident_memory_bytes", "gauge", "Resident memory of its child and of all that came of it.",
            p => used.TryGetValue((p.Group, p.Name), out var u) ? u.Rss * 1024 : null);
        WriteOutput(text);
    }

    private void WriteOutput(MetricsText text)
    {
        text.Family("supervisor_process_output_bytes_total", "counter", "What its children have written to their logs.");
        foreach (var process in _processes)
        {
            var meter = board.Meters.OutputOf(new(process.Group, process.Name));
            text.Sample(meter.Stdout, ("group", process.Group), ("name", process.Name), ("stream", "stdout"));
            text.Sample(meter.Stderr, ("group", process.Group), ("name", process.Name), ("stream", "stderr"));
        }
    }

    private void Each(MetricsText text, string name, string type, string help, Func<ProcessInfo, double?> value)
    {
        text.Family("supervisor_process_" + name, type, help);
        foreach (var process in _processes) text.Sample(value(process), ("group", process.Group), ("name", process.Name));
    }

    private static bool HasChild(ProcessInfo process) => process.Pid > 0;

    private double Uptime(ProcessInfo process) => Math.Max(0, (now.ToUnixTimeMilliseconds() / 1000.0) - process.Start);

    private WaitStatus? LastEnd(ProcessInfo process) => board.History.Of(new(process.Group, process.Name)).LastExit?.Status;
}
