using System.Collections.Immutable;

namespace Supervisor.Actors.Metrics;

/// <summary>Counts durations by how long they were. Safe for any thread; counting waits for nobody.</summary>
public sealed class DurationHistogram
{
    private readonly long[] _counts;
    private long _ticks;

    /// <summary>With these upper bounds in seconds, ascending; there is one more without a bound.</summary>
    public DurationHistogram(params ImmutableArray<double> bounds)
    {
        Bounds = bounds;
        _counts = new long[bounds.Length + 1];
    }

    /// <summary>Upper bounds in seconds.</summary>
    public ImmutableArray<double> Bounds { get; }

    /// <summary>All durations together.</summary>
    public TimeSpan Sum => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Counts one.</summary>
    public void Count(TimeSpan duration)
    {
        var seconds = duration.TotalSeconds;
        var at = 0;
        while (at < Bounds.Length && seconds > Bounds[at]) at++;
        Interlocked.Increment(ref _counts[at]);
        Interlocked.Add(ref _ticks, duration.Ticks);
    }

    /// <summary>How many were at most as long as each bound, and at the end how many there were.</summary>
    public ImmutableArray<long> Cumulated()
    {
        var sum = 0L;
        return [.. _counts.Select((_, i) => sum += Interlocked.Read(ref _counts[i]))];
    }
}
