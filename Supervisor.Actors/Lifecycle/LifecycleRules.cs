using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Lifecycle;

/// <summary>What the state machine needs to know of a process's section (specification 2.7.5).</summary>
public sealed record LifecycleRules
{
    /// <summary>The process name, as the log shows it.</summary>
    public required string Name { get; init; }

    /// <summary>What follows an exit out of RUNNING.</summary>
    public AutoRestart AutoRestart { get; init; } = AutoRestart.Unexpected;

    /// <summary>The exit codes that are expected.</summary>
    public EquatableArray<int> ExitCodes { get; init; } = EquatableArray.Of(0);

    /// <summary>Seconds it must stay up to count as RUNNING; 0 or less: at once.</summary>
    public int StartSecs { get; init; } = 1;

    /// <summary>Failed starts that are tried again before FATAL.</summary>
    public int StartRetries { get; init; } = 3;

    /// <summary>The signal that asks it to end.</summary>
    public int StopSignal { get; init; } = 15;

    /// <summary>Seconds between that signal and SIGKILL, and between one SIGKILL and the next.</summary>
    public int StopWaitSecs { get; init; } = 10;

    /// <summary>The stop signal goes to the whole process group.</summary>
    public bool StopAsGroup { get; init; }

    /// <summary>SIGKILL goes to the whole process group.</summary>
    public bool KillAsGroup { get; init; }

    /// <summary>The rules of a configured process.</summary>
    public static LifecycleRules Of(ProcessConfig process) => new()
    {
        Name = process.Name,
        AutoRestart = process.AutoRestart,
        ExitCodes = process.ExitCodes,
        StartSecs = process.StartSecs,
        StartRetries = process.StartRetries,
        StopSignal = process.StopSignal,
        StopWaitSecs = process.StopWaitSecs,
        StopAsGroup = process.StopAsGroup,
        KillAsGroup = process.KillAsGroup,
    };

    /// <summary>Whether an end with this status is in <see cref="ExitCodes"/>.</summary>
    public bool Expects(WaitStatus status) => ExitCodes.Contains(status.ExitCode);
}
