using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Messages;

/// <summary>One moment of one process as observers see it. Times are seconds since the epoch, 0 for never.</summary>
public sealed record ProcessInfo
{
    /// <summary>The group it belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>Its name in the group.</summary>
    public required string Name { get; init; }

    /// <summary>Its state.</summary>
    public ProcessState State { get; init; }

    /// <summary>How many children were asked for since the daemon began.</summary>
    public int Spawns { get; init; }

    /// <summary>Its child's pid, 0 when there is none.</summary>
    public int Pid { get; init; }

    /// <summary>The latest spawn attempt.</summary>
    public long Start { get; init; }

    /// <summary>The latest reaping.</summary>
    public long Stop { get; init; }

    /// <summary>The last start problem, or empty.</summary>
    public string SpawnError { get; init; } = "";

    /// <summary>The last exit code, -1 for a signal, 0 if unknown.</summary>
    public int ExitStatus { get; init; }

    /// <summary>Path of the stdout log, or empty.</summary>
    public string StdoutLogFile { get; init; } = "";

    /// <summary>Path of the stderr log, or empty.</summary>
    public string StderrLogFile { get; init; } = "";
}
