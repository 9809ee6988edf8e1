using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>An activity log that remembers its lines, and can be waited on.</summary>
internal sealed class RecordingLog(LogLevel level = LogLevel.Debug) : IActivityLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Part, TaskCompletionSource Told)> _awaited = [];

    public IReadOnlyList<string> Lines
    {
        get { lock (_gate) return [.. _lines]; }
    }

    public bool IsEnabled(LogLevel asked) => asked >= level;

    public void Write(LogLevel severity, string message)
    {
        if (!IsEnabled(severity)) return;
        lock (_gate)
        {
            _lines.Add($"{severity}: {message}");
            foreach (var (part, told) in _awaited.Where(a => message.Contains(a.Part, StringComparison.Ordinal))) told.TrySetResult();
        }
    }

    public Task Line(string part)
    {
        lock (_gate)
        {
            if (_lines.Any(l => l.Contains(part, StringComparison.Ordinal))) return Task.CompletedTask;
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((part, told));
            return told.Task.Within(what: part);
        }
    }

    public int Count(LogLevel severity) => Lines.Count(l => l.StartsWith($"{severity}:", StringComparison.Ordinal));
}
