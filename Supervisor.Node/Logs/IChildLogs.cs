namespace Supervisor.Node.Logs;

/// <summary>The logs of one process slot; they outlive many children.</summary>
internal interface IChildLogs
{
    /// <summary>Path of the stdout log, or null when there is none.</summary>
    string? StdoutPath { get; }

    /// <summary>Path of the stderr log, or null when there is none or stderr is redirected.</summary>
    string? StderrPath { get; }

    /// <summary>Where stdout's bytes go.</summary>
    IOutputChannel Stdout { get; }

    /// <summary>Where stderr's bytes go; not used when stderr is redirected.</summary>
    IOutputChannel Stderr { get; }

    /// <summary>
    /// Called before each spawn; opens what is not open. Throws <see cref="Os.OsError"/> when a file cannot be opened.
    /// </summary>
    void Open();

    /// <summary>Closes and reopens the files (logrotate moved them away).</summary>
    void Reopen();

    /// <summary>Empties the logs; false when that failed.</summary>
    bool Clear();

    /// <summary>No byte comes any more.</summary>
    void Close();
}
