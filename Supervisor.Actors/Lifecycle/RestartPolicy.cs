using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Lifecycle;

/// <summary>A child ended, or could not be made, and nobody had asked for that.</summary>
/// <param name="Status">How it ended; null when there was no child.</param>
/// <param name="WasUp">It had been up for <c>startsecs</c>.</param>
/// <param name="Tries">Failed starts in a row, this one included; 0 when it had been up.</param>
/// <param name="Draining">Nothing is started any more.</param>
/// <param name="ShortLives">Children in a row, this one included, that had been up but ended within a second.</param>
public sealed record ChildFailure(WaitStatus? Status, bool WasUp, int Tries, bool Draining, int ShortLives = 0);

/// <summary>What follows a failure.</summary>
public abstract record RestartVerdict
{
    private RestartVerdict() { }

    /// <summary>A new child at once.</summary>
    public sealed record Restart : RestartVerdict;

    /// <summary>A new child after a while.</summary>
    public sealed record RestartAfter(TimeSpan Delay) : RestartVerdict;

    /// <summary>Too many failed starts: FATAL.</summary>
    public sealed record GiveUp : RestartVerdict;

    /// <summary>It stays as it is.</summary>
    public sealed record Leave : RestartVerdict;
}

/// <summary>
/// The one place that decides whether a process comes back: the lifecycle table and the supervision strategy both ask here
/// (specification 4.3, 4.4).
/// </summary>
public static class RestartPolicy
{
    /// <summary>A child that was up and ended sooner than this had a short life.</summary>
    public static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(1);

    /// <summary>
    /// So many short lives in a row are followed by a new child at once. A program with <c>startsecs=0</c> that ends as soon as
    /// it begins would otherwise be started a thousand times a second for ever; after these, it is started once a second, which
    /// is what the reference's loop comes to.
    /// </summary>
    public const int MostShortLives = 1000;

    /// <summary>
    /// After a failed start: n seconds after the n-th failure, until there were more than <c>startretries</c>. After a run:
    /// at once and without limit, as <c>autorestart</c> says, unless there were too many short lives.
    /// </summary>
    public static RestartVerdict Decide(LifecycleRules rules, ChildFailure failure)
    {
        if (!failure.WasUp && failure.Tries > rules.StartRetries) return new RestartVerdict.GiveUp();
        if (failure.Draining) return new RestartVerdict.Leave();
        if (!failure.WasUp) return new RestartVerdict.RestartAfter(TimeSpan.FromSeconds(failure.Tries));
        var expected = failure.Status is { } status && rules.Expects(status);
        return rules.AutoRestart switch
        {
            AutoRestart.Always => Again(failure),
            AutoRestart.Unexpected when !expected => Again(failure),
            _ => new RestartVerdict.Leave(),
        };
    }

    private static RestartVerdict Again(ChildFailure failure) => failure.ShortLives > MostShortLives
        ? new RestartVerdict.RestartAfter(ShortLife)
        : new RestartVerdict.Restart();
}
