using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>Which of a process's two logs.</summary>
public enum LogChannel
{
    /// <summary>What it writes to stdout.</summary>
    Stdout,

    /// <summary>What it writes to stderr.</summary>
    Stderr,
}

/// <summary>What is wanted of a log.</summary>
public enum LogPart
{
    /// <summary>A piece, as readProcessStdoutLog means it.</summary>
    Piece,

    /// <summary>The end, as tailProcessStdoutLog means it.</summary>
    Tail,

    /// <summary>The last bytes and then whatever is appended, without end; offset and length mean nothing.</summary>
    Growth,
}

/// <summary>A question about the log of one process.</summary>
public sealed record LogQuery(Namespec Process, LogChannel Channel, LogPart Part, long Offset, long Length);
