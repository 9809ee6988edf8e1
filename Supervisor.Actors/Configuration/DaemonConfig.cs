namespace Supervisor.Actors.Configuration;

/// <summary>Severity of an activity-log line; the numbers are supervisord's (specification 3.9.1).</summary>
public enum LogLevel
{
    /// <summary>BLAT</summary>
    Blather = 3,

    /// <summary>TRAC</summary>
    Trace = 5,

    /// <summary>DEBG</summary>
    Debug = 10,

    /// <summary>INFO</summary>
    Info = 20,

    /// <summary>WARN</summary>
    Warn = 30,

    /// <summary>ERRO</summary>
    Error = 40,

    /// <summary>CRIT</summary>
    Critical = 50,
}

/// <summary>The <c>[supervisord]</c> section after the command line has had its say (specification 2.7.1).</summary>
public sealed record DaemonConfig
{
    /// <summary>Absolute path of the activity log, or exactly <c>syslog</c>.</summary>
    public required string Logfile { get; init; }

    /// <summary>Rotate at or after this many bytes; 0 or less: never.</summary>
    public long LogfileMaxBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>Rotated files kept; 0 truncates in place.</summary>
    public int LogfileBackups { get; init; } = 10;

    /// <summary>Least severe level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Absolute path of the pid file.</summary>
    public required string PidFile { get; init; }

    /// <summary>Mask set while daemonizing only.</summary>
    public int Umask { get; init; } = 18;

    /// <summary>Stay in the foreground.</summary>
    public bool NoDaemon { get; init; }

    /// <summary>In the foreground, do not copy the activity log to stdout.</summary>
    public bool Silent { get; init; }

    /// <summary>Least RLIMIT_NOFILE.</summary>
    public int MinFds { get; init; } = 1024;

    /// <summary>Least RLIMIT_NPROC.</summary>
    public int MinProcs { get; init; } = 200;

    /// <summary>Keep old AUTO child logs at start.</summary>
    public bool NoCleanup { get; init; }

    /// <summary>Directory of AUTO child logs.</summary>
    public required string ChildLogDir { get; init; }

    /// <summary>The user to become at start, resolved; null: none configured.</summary>
    public int? Uid { get; init; }

    /// <summary>Directory to change to while daemonizing; null: none.</summary>
    public string? Directory { get; init; }

    /// <summary>Strip escape sequences from child logs.</summary>
    public bool StripAnsi { get; init; }

    /// <summary>Added to every child's environment.</summary>
    public EquatableArray<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>Name of this daemon to RPC clients, event listeners and in AUTO log names.</summary>
    public string Identifier { get; init; } = "supervisor";
}
