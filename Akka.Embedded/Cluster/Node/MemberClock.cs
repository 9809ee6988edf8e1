namespace Akka.Cluster;

/// <summary>What a member does because time has passed.</summary>
internal static class MemberClock
{
    public static void Run(Turn turn, Membered us)
    {
        if (us.ExitingSince is { } exiting && turn.Now - exiting >= turn.Settings.ExitTimeout)
        {
            turn.End(EndReason.Left);
            return;
        }
        var overslept = turn.Now - us.NextGossip;
        if (overslept > turn.Settings.PruneTombstonesAfter / 2)
        {
            // Long enough for the others to have forgotten that they removed this uid.
            turn.End(EndReason.Downed);
            return;
        }
        if (overslept > turn.Settings.GossipInterval * 2) us = us with { Downing = null };
        us = Islands.Probe(turn, GossipRound.Run(turn, us));
        var membership = Resolve(turn, us) ?? Weaken(turn, us) ?? us.Gossip.Membership;
        Settlement.Settle(turn, us, us.Gossip.With(Forget(turn, membership), turn.Self));
    }

    public static TimeSpan DueOf(Membered us, ProtocolSettings settings, TimeSpan now)
    {
        var due = us.NextGossip < us.NextProbe ? us.NextGossip : us.NextProbe;
        // A decision that is due and not this node's to carry out is looked at again in every round.
        if (us.Downing?.DueAt(settings.Downing) is { } decision && decision > now) due = Earlier(due, decision);
        if (us.ExitingSince is { } exiting) due = Earlier(due, exiting + settings.ExitTimeout);
        return due;
    }

    /// <summary>The resolver's decision, once the picture has stood still. This side's end concerns each node itself; the others' the leader.</summary>
    private static Membership? Resolve(Turn turn, Membered us)
    {
        if (us.Downing?.Decide(turn.Settings.Downing, us.View, turn.Now) is not { } decision) return null;
        var membership = us.Gossip.Membership;
        if (decision != DowningDecision.DownUnreachable) return Down(membership, [us.View.Self]);
        return us.View.IsLeader ? Down(membership, us.View.MembersIn(us.View.Unreachable)) : null;
    }

    private static Membership? Weaken(Turn turn, Membered us) =>
        us.View.IsLeader && us.BlockedSince is { } since && turn.Settings.WeaklyUpAfter is { } patience && turn.Now - since >= patience
            ? LeaderActions.Weaken(us.Gossip.Membership, us.View)
            : null;

    private static Membership Forget(Turn turn, Membership membership) =>
        membership.ForgetTombstonesBefore(turn.Calendar - (long)turn.Settings.PruneTombstonesAfter.TotalSeconds);

    private static Membership Down(Membership membership, IEnumerable<Member> members) => members
        .Where(m => MemberLifecycle.IsAllowed(m.Status, MemberStatus.Down))
        .Aggregate(membership, (next, m) => next.With(m.Copy(MemberStatus.Down)));

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
