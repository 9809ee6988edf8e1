using System.Collections.Immutable;

namespace Supervisor.Actors.Events;

/// <summary>Which multiples of each period the wall clock has passed (specification 7.6).</summary>
internal sealed record TickClock(ImmutableArray<long> Last)
{
    private static readonly ImmutableArray<int> Periods = [5, 60, 3600];

    /// <summary>Nobody listens.</summary>
    internal static TickClock Stopped { get; } = new([]);

    /// <summary>The types it makes.</summary>
    internal static ImmutableArray<string> Types { get; } =
        [.. Periods.Select(p => EventText.Type(new SupervisorEvent.Ticked(p, 0)))];

    internal bool IsRunning => !Last.IsEmpty;

    /// <summary>The multiples that are over already are nobody's business.</summary>
    internal static TickClock Start(DateTimeOffset now) => new([.. Periods.Select(p => Multiple(now, p))]);

    /// <summary>How long until the next multiple of the shortest period: the others' are among them.</summary>
    internal static TimeSpan UntilNext(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds(Multiple(now, Periods[0]) + Periods[0]) - now;

    /// <summary>The ticks since the last look: at most one of each period, however long that was.</summary>
    internal (TickClock Next, ImmutableArray<SupervisorEvent.Ticked> Passed) Advance(DateTimeOffset now)
    {
        var next = Start(now);
        return (next, [.. Periods.Select((period, i) => (period, i)).Where(x => next.Last[x.i] != Last[x.i])
            .Select(x => new SupervisorEvent.Ticked(x.period, next.Last[x.i]))]);
    }

    private static long Multiple(DateTimeOffset now, int period) => now.ToUnixTimeSeconds() / period * period;
}
