using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// How two nodes come to know the same. One tells its versions; if they differ, the one that seems to know more sends what
/// differs, and the other what it knows beyond that. Each answer makes the two more alike, so an exchange ends.
/// </summary>
internal static class GossipExchange
{
    public static Membered OnStatus(Turn turn, Membered us, ClusterMessage.GossipStatus status)
    {
        var (gossip, them) = (us.Gossip, status.From.Address);
        var weight = gossip.Membership.Version.Weight + gossip.Reachability.Version.Weight;
        if (!status.Membership.IsSame(gossip.Membership.Version))
        {
            if (weight >= status.Membership.Weight + status.Reachability.Weight) return SendAll(turn, us, them);
            SendStatus(turn, us, them);
            return us;
        }
        us = us.With(gossip with { Seen = gossip.Seen.Union(status.Seen) }, turn);
        if (status.Reachability.IsSame(gossip.Reachability.Version))
        {
            if (!status.Seen.Contains(us.Gossip.Seen)) SendStatus(turn, us, them);
            return us;
        }
        if (weight >= status.Membership.Weight + status.Reachability.Weight) return SendRows(turn, us, them);
        SendStatus(turn, us, them);
        return us;
    }

    public static Membered OnEnvelope(Turn turn, Membered us, ClusterMessage.GossipEnvelope envelope)
    {
        var theirs = envelope.Gossip;
        us = us.With(us.Gossip.Merge(theirs).SeenBy(turn.Self), turn);
        if (IsSame(us.Gossip, theirs))
        {
            SendStatus(turn, us, envelope.From.Address);
            return us;
        }
        return SendAll(turn, us, envelope.From.Address);
    }

    public static Membered OnRows(Turn turn, Membered us, ClusterMessage.GossipRows rows)
    {
        // Rows about another membership than ours may name members that we do not know: first the membership.
        if (!rows.Membership.IsSame(us.Gossip.Membership.Version)) return us;
        var merged = us.Gossip.Reachability.Merge(rows.Reachability);
        us = us.With(us.Gossip with { Reachability = merged }, turn);
        return merged.Version.IsSame(rows.Reachability.Version) ? us : SendRows(turn, us, rows.From.Address);
    }

    public static void SendStatus(Turn turn, Membered us, Address to) => turn.Send(to, new ClusterMessage.GossipStatus(
        turn.Self, us.Identity, us.Gossip.Membership.Version, us.Gossip.Reachability.Version, us.Gossip.Seen));

    public static Membered SendAll(Turn turn, Membered us, Address to) =>
        SendWithinBudget(turn, us, to, new ClusterMessage.GossipEnvelope(turn.Self, us.Identity, us.Gossip));

    private static Membered SendRows(Turn turn, Membered us, Address to) => SendWithinBudget(turn, us, to,
        new ClusterMessage.GossipRows(turn.Self, us.Identity, us.Gossip.Membership.Version, us.Gossip.Reachability));

    private static Membered SendWithinBudget(Turn turn, Membered us, Address to, ClusterMessage message)
    {
        var table = us.Gossip.Membership.Version.Hash ^ us.Gossip.Reachability.Version.Hash;
        var rest = us.Budget.Spend(to, table, MessageSize.Of(message), turn.Settings.GossipBytesPerSecond, turn.Now);
        if (rest is null) return us;
        turn.Send(to, message);
        return us with { Budget = rest };
    }

    private static bool IsSame(Gossip a, Gossip b) =>
        a.Membership.Version.IsSame(b.Membership.Version) && a.Reachability.Version.IsSame(b.Reachability.Version);
}
