using Akka.Actor;

namespace Akka.Cluster;

/// <summary>What a member does with each message.</summary>
internal static class MemberMailbox
{
    public static void Receive(Turn turn, Membered us, ClusterMessage message)
    {
        switch (message)
        {
            case ClusterMessage.GossipStatus m when IsOurs(turn, us, m, m.Cluster): Keep(turn, us, GossipExchange.OnStatus(turn, us, m)); break;
            case ClusterMessage.GossipEnvelope m when IsOurs(turn, us, m, m.Cluster): Keep(turn, us, GossipExchange.OnEnvelope(turn, us, m)); break;
            case ClusterMessage.GossipRows m when IsOurs(turn, us, m, m.Cluster): Keep(turn, us, GossipExchange.OnRows(turn, us, m)); break;
            case ClusterMessage.InitJoin { Own: { } own } probe: Meet(turn, us, own, probe.From.Address); break;
            case ClusterMessage.InitJoin ask: turn.Send(ask.From.Address, new ClusterMessage.InitJoinAck(turn.Self, us.Identity)); break;
            case ClusterMessage.InitJoinAck { Found: var found } ack when !found.IsSame(us.Identity): Islands.GiveWay(turn, us, found, ack.From.Address); break;
            case ClusterMessage.ClusterFound { Found: var found } m when !found.IsSame(us.Identity): Islands.GiveWay(turn, us, found, m.Contact); break;
            case ClusterMessage.Join join: Admit(turn, us, join); break;
            case ClusterMessage.RemovedNotice notice when notice.Removed.Equals(turn.Self): Settlement.EndRemoved(turn, us.View.Self.Status); break;
        }
    }

    /// <summary>Gossip of another cluster is never merged, and that of a removed uid is not heard.</summary>
    private static bool IsOurs(Turn turn, Membered us, ClusterMessage message, ClusterIdentity cluster)
    {
        if (!cluster.IsSame(us.Identity))
        {
            Meet(turn, us, cluster, message.From.Address);
            return false;
        }
        if (!us.Gossip.Membership.IsRemoved(message.From)) return true;
        turn.Send(message.From.Address, new ClusterMessage.RemovedNotice(turn.Self, message.From));
        return false;
    }

    /// <summary>Another cluster spoke to us: one of the two gives way. If it is theirs, they are told about ours.</summary>
    private static void Meet(Turn turn, Membered us, ClusterIdentity cluster, Address contact)
    {
        if (cluster.IsSame(us.Identity) || Islands.GiveWay(turn, us, cluster, contact)) return;
        turn.Send(contact, new ClusterMessage.InitJoinAck(turn.Self, us.Identity));
    }

    private static void Keep(Turn turn, Membered before, Membered us)
    {
        if (ReferenceEquals(before, us)) return;
        Settlement.Settle(turn, before with { Budget = us.Budget }, us.Gossip);
    }

    private static void Admit(Turn turn, Membered us, ClusterMessage.Join join)
    {
        if (MemberLifecycle.IsGoing(us.View.Self.Status)) return;
        if (Admission.Admit(us.Gossip.Membership, join, turn.Calendar) is not { } membership)
        {
            turn.Send(join.From.Address, new ClusterMessage.RemovedNotice(turn.Self, join.From));
            return;
        }
        var gossip = us.Gossip.With(membership, turn.Self);
        turn.Send(join.From.Address, new ClusterMessage.Welcome(turn.Self, gossip));
        Settlement.Settle(turn, us, gossip);
    }
}
