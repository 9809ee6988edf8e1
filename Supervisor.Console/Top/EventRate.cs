using System.Collections.Immutable;

namespace Supervisor.Cli.Top;

/// <summary>How many events a second there were, over the last ten seconds.</summary>
internal sealed record EventRate(ImmutableDictionary<long, int> BySecond)
{
    private const int Window = 10;

    public static EventRate None { get; } = new(ImmutableDictionary<long, int>.Empty);

    public EventRate With(double now)
    {
        var second = (long)now;
        var kept = BySecond.RemoveRange(BySecond.Keys.Where(old => old <= second - Window));
        return new(kept.SetItem(second, kept.GetValueOrDefault(second) + 1));
    }

    public double At(double now) =>
        BySecond.Where(count => count.Key > (long)now - Window).Sum(count => count.Value) / (double)Window;
}
