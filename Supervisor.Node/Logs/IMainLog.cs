using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs;

/// <summary>What became of a request to empty the activity log.</summary>
internal enum ClearOutcome
{
    Cleared,

    /// <summary>There is no file.</summary>
    NoFile,

    /// <summary>The file could not be removed.</summary>
    Failed,
}

/// <summary>The activity log as the daemon and its RPC methods handle it (specification 3.9.1, 5.8.2).</summary>
internal interface IMainLog : IActivityLog
{
    /// <summary>The file's path, or null when it goes to syslog.</summary>
    string? Path { get; }

    /// <summary>Deletes and reopens the file.</summary>
    ClearOutcome Clear();

    /// <summary>Closes and reopens the file (logrotate moved it away).</summary>
    void Reopen();
}
