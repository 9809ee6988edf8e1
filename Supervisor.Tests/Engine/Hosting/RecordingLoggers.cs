using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Hosting;

/// <summary>Keeps what the host's loggers are told.</summary>
internal sealed class RecordingLoggers : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public ILogger CreateLogger(string categoryName) => new Recorder(_lines);

    public Task Until(LogLevel level, params string[] parts) => Eventually.True(() =>
        _lines.Any(l => l.Level == level && parts.All(p => l.Text.Contains(p, StringComparison.Ordinal))));

    public void Dispose()
    {
    }

    private sealed class Recorder(ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception?.Message}"));
    }
}
