using Akka.Event;

namespace Akka.Remote.Links;

/// <summary>
/// What goes wrong with connections, at most once a minute for each kind of it and each network it comes from: a port scanner
/// fills no disk. Of the networks so many are told apart, the others count as one.
/// </summary>
internal sealed class RefusalLog(ILoggingAdapter log, TimeProvider time)
{
    private const int MaximumKeys = 512;
    private const string Others = "others";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Who, string Kind), (long At, int Silent)> _last = [];

    internal void Warn(string who, string kind, string text)
    {
        int silent;
        lock (_gate)
        {
            var key = _last.ContainsKey((who, kind)) || _last.Count < MaximumKeys ? (who, kind) : (Others, kind);
            if (_last.TryGetValue(key, out var last) && time.GetElapsedTime(last.At) < Pause)
            {
                _last[key] = last with { Silent = last.Silent + 1 };
                return;
            }

            silent = last.Silent;
            _last[key] = (time.GetTimestamp(), 0);
        }

        if (silent == 0) log.Warning("{0}", text);
        else log.Warning("{0} ({1} more like it since this was last said)", text, silent);
    }
}
