namespace Supervisor.Actors.Configuration;

/// <summary>
/// One process slot, every value expanded: a <c>[program:x]</c> with <c>numprocs=3</c> has three of them
/// (specification 2.7.5). Compares by value.
/// </summary>
public sealed record ProcessConfig
{
    /// <summary>The process name, unique in its group.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of its section.</summary>
    public ProgramKind Kind { get; init; }

    /// <summary>The command as written after expansion; split and looked up when spawning (specification 4.11).</summary>
    public required string Command { get; init; }

    /// <summary>Working directory of the child; null inherits.</summary>
    public string? Directory { get; init; }

    /// <summary>File mode mask of the child; null inherits.</summary>
    public int? Umask { get; init; }

    /// <summary>Lower starts first and stops last.</summary>
    public int Priority { get; init; } = 999;

    /// <summary>Whether it starts with the daemon.</summary>
    public bool Autostart { get; init; } = true;

    /// <summary>What follows an exit out of RUNNING.</summary>
    public AutoRestart AutoRestart { get; init; } = AutoRestart.Unexpected;

    /// <summary>Seconds it must stay up to count as RUNNING; 0 or less: at once.</summary>
    public int StartSecs { get; init; } = 1;

    /// <summary>Failed starts that are tried again before FATAL.</summary>
    public int StartRetries { get; init; } = 3;

    /// <summary>The exit codes that are expected, sorted.</summary>
    public EquatableArray<int> ExitCodes { get; init; } = EquatableArray.Of(0);

    /// <summary>Signal number sent to stop it.</summary>
    public int StopSignal { get; init; } = 15;

    /// <summary>Seconds between the stop signal and SIGKILL.</summary>
    public int StopWaitSecs { get; init; } = 10;

    /// <summary>The stop signal goes to the whole process group.</summary>
    public bool StopAsGroup { get; init; }

    /// <summary>SIGKILL goes to the whole process group.</summary>
    public bool KillAsGroup { get; init; }

    /// <summary>The user id to run as; null keeps the daemon's.</summary>
    public int? Uid { get; init; }

    /// <summary>Stderr goes where stdout goes.</summary>
    public bool RedirectStderr { get; init; }

    /// <summary>The stdout channel.</summary>
    public LogConfig Stdout { get; init; } = new(new LogTarget.Auto());

    /// <summary>The stderr channel; its target is <see cref="LogTarget.None"/> when redirected.</summary>
    public LogConfig Stderr { get; init; } = new(new LogTarget.Auto());

    /// <summary>
    /// <c>[supervisord] environment</c> overlaid by the program's own, in that order, one entry per name.
    /// </summary>
    public EquatableArray<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>Value for SUPERVISOR_SERVER_URL: null computes it from the servers, empty leaves it unset.</summary>
    public string? ServerUrl { get; init; }
}
