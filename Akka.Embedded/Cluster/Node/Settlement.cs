namespace Akka.Cluster;

/// <summary>
/// After every input: take the new tables, end if they say so, lead if they allow it, and set the clocks by them.
/// </summary>
internal static class Settlement
{
    /// <summary>How many are told by a node that goes down, before it falls silent.</summary>
    private const int Farewells = 5;

    public static void Settle(Turn turn, Membered us, Gossip gossip)
    {
        gossip = gossip.With(Admission.EndFormerLives(gossip.Membership, turn.Self, turn.Calendar), turn.Self);
        var last = StatusOf(us);
        us = us.With(gossip, turn);
        last = StatusOf(us) ?? last;
        turn.Pass(us.View);
        if (us.View.SelfPlace >= 0 && us.View.Self.Status != MemberStatus.Down) us = Lead(turn, us);
        if (us.View.SelfPlace < 0)
        {
            EndRemoved(turn, last);
        }
        else if (us.View.Self.Status == MemberStatus.Down)
        {
            Farewell(turn, us);
            turn.End(EndReason.Downed);
        }
        else
        {
            Continue(turn, us);
        }
    }

    /// <summary>Who wanted to go has left; whom the others removed was downed.</summary>
    public static void EndRemoved(Turn turn, MemberStatus? last) =>
        turn.End(last is MemberStatus.Exiting or MemberStatus.Leaving ? EndReason.Left : EndReason.Downed);

    private static MemberStatus? StatusOf(Membered us) => us.View.SelfPlace >= 0 ? us.View.Self.Status : null;

    private static Membered Lead(Turn turn, Membered us)
    {
        while (us.View.IsLeader && us.IsConvergent)
        {
            var next = LeaderActions.Perform(us.Gossip.Membership, us.View, turn.Settings, turn.Calendar);
            if (ReferenceEquals(next, us.Gossip.Membership)) return us;
            TellTheRemoved(turn, us, next);
            us = us.With(us.Gossip.With(next, turn.Self), turn);
            turn.Pass(us.View);
            if (us.View.SelfPlace < 0) return us;
        }
        return us;
    }

    private static void TellTheRemoved(Turn turn, Membered us, Membership next)
    {
        foreach (var member in us.View.MembersIn(us.View.Reachable).Where(m => next.IsRemoved(m.UniqueAddress) && !m.UniqueAddress.Equals(turn.Self)))
        {
            turn.Send(member.Address, new ClusterMessage.RemovedNotice(turn.Self, member.UniqueAddress));
        }
    }

    private static void Farewell(Turn turn, Membered us)
    {
        var others = us.View.MembersIn(us.View.Reachable).Where(m => !m.UniqueAddress.Equals(turn.Self)).ToArray();
        var start = others.Length == 0 ? 0 : turn.Next(others.Length);
        for (var i = 0; i < Math.Min(Farewells, others.Length); i++)
        {
            us = GossipExchange.SendAll(turn, us, others[(start + i) % others.Length].Address);
        }
    }

    private static void Continue(Turn turn, Membered us)
    {
        var isExiting = us.View.Self.Status == MemberStatus.Exiting;
        us = us with
        {
            BlockedSince = us.IsConvergent ? null : us.BlockedSince ?? turn.Now,
            ExitingSince = isExiting ? us.ExitingSince ?? turn.Now : null,
            Downing = DowningClock.Next(us.Downing, us.View, turn.Now),
        };
        if (us.ChangedAt == turn.Now) us = GossipRound.Hasten(turn, us);
        turn.Enter(us, MemberClock.DueOf(us, turn.Settings, turn.Now));
    }
}
