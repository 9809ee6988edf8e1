using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Top;

/// <summary>One process as the screen knows it. Times are unix seconds of the clock here; another host's may be wrong.</summary>
internal sealed record TopProcess(ProcessKey Key, string StateName)
{
    // Over less time the jitter of two answers is larger than what is measured.
    private const double ShortestSpan = 0.7;

    public long Pid { get; init; }

    /// <summary>When its child began.</summary>
    public double StartedAt { get; init; }

    public long Spawns { get; init; }
    public bool IsReachable { get; init; } = true;

    /// <summary>Percent of one core since the sample before; null until there are two samples of one child.</summary>
    public double? Cpu { get; init; }

    /// <summary>Resident memory in KiB.</summary>
    public long? Memory { get; init; }

    public UsageSample? Sample { get; init; }

    /// <summary>The row that it was made of, for what has no column.</summary>
    public FleetRow? Row { get; init; }

    public bool HasChild => Pid > 0;

    public long Restarts => Math.Max(0, Spawns - 1);

    /// <summary>Of a node that cannot be reached, what it was when that was heard.</summary>
    public double Uptime(double now) => !HasChild ? 0
        : !IsReachable && Row is not null ? Math.Max(0, Row.Now - Row.Start)
        : Math.Max(0, now - StartedAt);

    public static TopProcess From(FleetRow row, TopProcess? earlier, double now)
    {
        var process = new TopProcess(new(row.Node, row.Group, row.Name), row.StateName)
        {
            Pid = row.Pid,
            StartedAt = now - Math.Max(0, row.Now - row.Start),
            Spawns = row.Spawns,
            IsReachable = row.IsReachable,
            Row = row,
        };
        return earlier is null || earlier.Pid != row.Pid ? process
            : process with { StartedAt = earlier.StartedAt, Cpu = earlier.Cpu, Memory = earlier.Memory, Sample = earlier.Sample };
    }

    /// <summary>After a change of its state; a child that is gone takes its figures with it.</summary>
    public TopProcess After(FleetEvent happened, double now)
    {
        var begins = happened.State == "STARTING";
        var changed = this with
        {
            StateName = happened.State,
            Spawns = Spawns + (begins ? 1 : 0),
            StartedAt = begins ? now : StartedAt,
        };
        return happened.State is "STARTING" or "RUNNING" or "STOPPING"
            ? changed with { Pid = happened.Pid > 0 ? happened.Pid : Pid }
            : changed with { Pid = 0, Cpu = null, Memory = null, Sample = null };
    }

    public TopProcess With(UsageSample? sample)
    {
        if (sample is null) return this with { Cpu = null, Memory = null, Sample = null };
        if (Sample is not { } last || last.Pid != sample.Pid) return this with { Cpu = null, Memory = sample.Memory, Sample = sample };
        var seconds = sample.At - last.At;
        if (seconds < ShortestSpan) return this with { Memory = sample.Memory };
        return this with
        {
            Memory = sample.Memory,
            Cpu = Math.Max(0, (sample.CpuSeconds - last.CpuSeconds) / seconds * 100),
            Sample = sample,
        };
    }
}
