using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Cluster;

/// <summary>Says the same at most once a minute, however often it happens. What differs in figures only is to have one reason.</summary>
internal sealed class SparingLog(IActivityLog log, TimeProvider time)
{
    private const int MaxReasons = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _said = new(StringComparer.Ordinal);

    public void Write(LogLevel level, string reason, string text)
    {
        lock (_gate)
        {
            if (_said.TryGetValue(reason, out var last) && time.GetElapsedTime(last) < Interval) return;
            if (_said.Count >= MaxReasons) _said.Clear();
            _said[reason] = time.GetTimestamp();
        }

        log.Write(level, text);
    }
}
