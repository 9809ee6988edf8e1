using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Daemon;

/// <summary>The activity log of the life being lived: what lives longer writes here. Between two lives lines have no place to go.</summary>
internal sealed class CurrentLog : IActivityLog
{
    private volatile ActivityLog? _log;

    public void Become(ActivityLog? log) => _log = log;

    public bool IsEnabled(LogLevel level) => _log?.IsEnabled(level) ?? false;

    public void Write(LogLevel level, string message) => _log?.Write(level, message);
}
