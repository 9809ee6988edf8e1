using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Ports;

/// <summary>The daemon's own log. A failing write is the log's problem: it never throws to the caller.</summary>
public interface IActivityLog
{
    /// <summary>Whether a line of this level would be kept; ask before composing a costly one.</summary>
    bool IsEnabled(LogLevel level);

    /// <summary>Writes one entry; the text may contain line feeds.</summary>
    void Write(LogLevel level, string message);
}
