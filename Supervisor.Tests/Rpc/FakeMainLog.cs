using System.Collections.Concurrent;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;

namespace Supervisor.Tests.Rpc;

/// <summary>Keeps lines as "LEVEL text".</summary>
internal sealed class FakeMainLog : IMainLog
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public LogLevel Level { get; set; } = LogLevel.Info;

    public string? Path { get; set; }

    public ClearOutcome ClearOutcome { get; set; } = ClearOutcome.Cleared;

    public bool IsEnabled(LogLevel level) => level >= Level;

    public void Write(LogLevel level, string message)
    {
        if (IsEnabled(level)) Lines.Enqueue($"{level} {message}");
    }

    public ClearOutcome Clear() => ClearOutcome;

    public void Reopen() { }
}
