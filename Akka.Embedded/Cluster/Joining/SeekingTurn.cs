using Akka.Actor;

namespace Akka.Cluster;

/// <summary>What a seeking node does with each input.</summary>
internal static class SeekingTurn
{
    /// <summary>A contact that has been silent for so many rounds is given up.</summary>
    private const int PatientRounds = 8;

    public static void Start(Turn turn, ClusterInput.JoinSeedNodes request) =>
        Take(turn, new Seeking(request, turn.Now, turn.Now), ClusterInput.TimeElapsed.Instance);

    public static void Start(Turn turn, ClusterInput.JoinNode join) => Start(turn, new ClusterInput.JoinSeedNodes([join.Address], WasMember: false));

    public static void Take(Turn turn, Seeking seeking, ClusterInput input)
    {
        switch (input)
        {
            case ClusterInput.TimeElapsed: Round(turn, seeking); break;
            case ClusterInput.DialFailed failed: Note(turn, seeking, failed.Address, SeedAnswer.Kind.NobodyListens); break;
            case ClusterInput.Received received: Receive(turn, seeking, received.Message); break;
            case ClusterInput.JoinSeedNodes seeds: Start(turn, seeds); break;
            case ClusterInput.JoinNode join: Start(turn, join); break;
        }
    }

    private static void Receive(Turn turn, Seeking seeking, ClusterMessage message)
    {
        switch (message)
        {
            case ClusterMessage.InitJoin { Own: null } ask: Answer(turn, seeking, ask); break;
            case ClusterMessage.InitJoin { Own: { } cluster } probe: Contact(turn, seeking, probe.From.Address, cluster); break;
            case ClusterMessage.InitJoinAck ack: Contact(turn, seeking, ack.From.Address, ack.Found); break;
            case ClusterMessage.InitJoinNack nack:
                Note(turn, seeking, nack.From.Address, nack.MayFound ? SeedAnswer.Kind.WouldFound : SeedAnswer.Kind.WouldNotFound);
                break;
            case ClusterMessage.Welcome welcome: Enter(turn, welcome.Gossip); break;
            case ClusterMessage.GossipEnvelope envelope: Enter(turn, envelope.Gossip); break;
            // Let in, never told so, and removed for silence: this uid is used up.
            case ClusterMessage.RemovedNotice notice when notice.Removed.Equals(turn.Self): turn.End(EndReason.Downed); break;
        }
    }

    private static void Round(Turn turn, Seeking seeking)
    {
        if (turn.Now < seeking.NextRound)
        {
            turn.Enter(seeking, seeking.NextRound);
            return;
        }
        if (seeking.Found is { } found && turn.Now - found.HeardAt > turn.Settings.SeekInterval * PatientRounds)
        {
            seeking = seeking with { Found = null };
        }
        foreach (var seed in seeking.Asked.Where(s => !s.Equals(turn.Self.Address)))
        {
            turn.Send(seed, new ClusterMessage.InitJoin(turn.Self, null));
        }
        Join(turn, seeking);
        FoundOrWait(turn, seeking with { NextRound = turn.Now + turn.Settings.SeekInterval });
    }

    private static void Join(Turn turn, Seeking seeking)
    {
        if (seeking.Found is { } found) turn.Send(found.Address, new ClusterMessage.Join(turn.Self, turn.Node.Roles));
    }

    private static void Answer(Turn turn, Seeking seeking, ClusterMessage.InitJoin ask)
    {
        turn.Send(ask.From.Address, new ClusterMessage.InitJoinNack(turn.Self, seeking.Seeds.Contains(turn.Self.Address)));
    }

    private static void Note(Turn turn, Seeking seeking, Address seed, SeedAnswer.Kind answer) =>
        FoundOrWait(turn, seeking.Seeds.Contains(seed) ? seeking.With(seed, new(answer, turn.Now)) : seeking);

    /// <summary>
    /// Of several clusters the strongest: the others will give way to it. Who comes back waits until the cluster has decided about
    /// the unreachable: it may just be falling apart, and the new uid would stand in the way of that.
    /// </summary>
    private static void Contact(Turn turn, Seeking seeking, Address through, ClusterIdentity cluster)
    {
        if (seeking.Request.WasMember && cluster.IsBlocked && turn.Now - seeking.Since < turn.Settings.RefoundAfter) return;
        var found = new Seeking.Contact(through, cluster, turn.Now);
        if (seeking.Found is { } known && !known.Address.Equals(through) && !cluster.IsStrongerThan(known.Cluster)) return;
        var next = seeking with { Found = found };
        turn.Enter(next, next.NextRound);
        if (seeking.Found?.Address.Equals(through) != true) Join(turn, next);
    }

    private static void FoundOrWait(Turn turn, Seeking seeking)
    {
        if (Founding.IsDue(seeking, turn.Self.Address, turn.Settings, turn.Now))
        {
            MemberTurn.Found(turn, seeking.Seeds);
        }
        else
        {
            turn.Enter(seeking, seeking.NextRound);
        }
    }

    private static void Enter(Turn turn, Gossip gossip)
    {
        if (gossip.Membership.IndexOf(turn.Self) >= 0) MemberTurn.Enter(turn, gossip);
    }
}
