namespace Akka.Cluster;

/// <summary>
/// Since when the picture of a partition stands still. Only the unreachable members about whom nothing is decided are
/// in it: whoever joins on this side, or downs itself there, does not make the others wait again.
/// </summary>
internal sealed record DowningClock(ulong Picture, TimeSpan StableSince, TimeSpan UnstableSince)
{
    public static DowningClock? Next(DowningClock? clock, ClusterView view, TimeSpan now)
    {
        if (!view.IsBlocked) return null;
        var picture = PictureOf(view);
        if (clock is null) return new(picture, now, now);
        return clock.Picture == picture ? clock : clock with { Picture = picture, StableSince = now };
    }

    public TimeSpan DueAt(DowningSettings settings) => settings.DownAllWhenUnstable is { } unrest
        ? Min(StableSince + settings.StableAfter, UnstableSince + settings.StableAfter + unrest)
        : StableSince + settings.StableAfter;

    public DowningDecision? Decide(DowningSettings settings, ClusterView view, TimeSpan now)
    {
        if (settings.Strategy is not { } strategy || now < DueAt(settings)) return null;
        return now < StableSince + settings.StableAfter
            ? DowningDecision.DownAll
            : strategy.Decide([.. view.MembersIn(view.Reachable)], [.. view.MembersIn(view.Unreachable)]);
    }

    private static ulong PictureOf(ClusterView view)
    {
        var picture = 0UL;
        foreach (var member in view.MembersIn(view.Unreachable).Where(m => !MemberLifecycle.IsGoing(m.Status))) picture += member.Fingerprint;
        return picture;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
