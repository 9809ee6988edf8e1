using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration;

/// <summary>What the command line says in place of the file, mostly of <c>[supervisord]</c>; null where it says nothing.</summary>
internal sealed record DaemonOverrides
{
    public bool? NoDaemon { get; init; }

    public bool? Silent { get; init; }

    public bool? NoCleanup { get; init; }

    public bool? StripAnsi { get; init; }

    public string? User { get; init; }

    public int? Umask { get; init; }

    public string? Directory { get; init; }

    public string? Logfile { get; init; }

    public long? LogfileMaxBytes { get; init; }

    public int? LogfileBackups { get; init; }

    public LogLevel? LogLevel { get; init; }

    public string? PidFile { get; init; }

    public string? Identifier { get; init; }

    public string? ChildLogDir { get; init; }

    public int? MinFds { get; init; }

    public int? MinProcs { get; init; }

    /// <summary>In place of <c>config</c> of <c>[cluster]</c>.</summary>
    public string? ClusterFile { get; init; }
}
