namespace Akka.Cluster;

/// <summary>One round of gossip: to whom, and when the next one is.</summary>
internal static class GossipRound
{
    /// <summary>News are told so much more often than the interval says, for two intervals after the last change.</summary>
    private const int Haste = 10;

    /// <summary>Where everybody knows everything, so many times less.</summary>
    private const int Leisure = 10;

    private const int Tries = 8;

    public static Membered Run(Turn turn, Membered us)
    {
        if (turn.Now < us.NextGossip) return us;
        if (Partner(turn, us) is { } partner) GossipExchange.SendStatus(turn, us, partner.Address);
        return us with { NextGossip = turn.Now + Pause(turn, us) };
    }

    /// <summary>After a change the quiet interval is not waited out.</summary>
    public static Membered Hasten(Turn turn, Membered us)
    {
        var soon = turn.Now + Hasty(turn);
        return us.NextGossip > soon ? us with { NextGossip = soon } : us;
    }

    private static TimeSpan Pause(Turn turn, Membered us)
    {
        var isQuiet = turn.Now - us.ChangedAt > turn.Settings.GossipInterval * 2;
        return !isQuiet ? Hasty(turn) : turn.Settings.GossipInterval * (us.IsAtRest ? Leisure : 1);
    }

    private static TimeSpan Hasty(Turn turn) => turn.Settings.GossipInterval / Haste;

    /// <summary>Rather one who has not seen what we have, and nobody who does not answer us.</summary>
    private static Member? Partner(Turn turn, Membered us)
    {
        var view = us.View;
        if (view.Strength < 2) return null;
        var silent = us.Gossip.Reachability.RowOf(turn.Self);
        var isNews = !us.IsSettled && turn.Chance(turn.Settings.GossipDifferentViewProbability);
        for (var tries = 0; tries < Tries; tries++)
        {
            var at = turn.Next(view.Members.Length);
            if (IsPartner(at) && !(isNews && us.Gossip.Seen[at])) return view.Members[at];
        }
        var start = turn.Next(view.Members.Length);
        var places = Enumerable.Range(start, view.Members.Length).Select(i => i % view.Members.Length).Where(IsPartner);
        return places.OrderBy(at => isNews && us.Gossip.Seen[at]).Select(at => view.Members[at]).FirstOrDefault();

        bool IsPartner(int at) => at != view.SelfPlace && view.Reachable[at] && silent?.Accuses(view.Members[at].UniqueAddress) != true;
    }
}
