using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// Two clusters of the same seeds that can reach each other become one: the weaker gives way. Its nodes end their uids and join the
/// stronger with new ones. They meet because members ask the seeds that they do not reach as members, and by stray gossip of former members.
/// </summary>
internal static class Islands
{
    /// <summary>All members together ask each missing seed once per interval.</summary>
    public static Membered Probe(Turn turn, Membered us)
    {
        if (turn.Now < us.NextProbe) return us;
        foreach (var seed in us.Seeds.Where(s => us.View.MembersIn(us.View.Reachable).All(m => !m.Address.Equals(s))))
        {
            turn.Send(seed, new ClusterMessage.InitJoin(turn.Self, us.Identity));
        }
        var share = us.View.Strength * 2;
        var spread = 1 + turn.Next(share);
        return us with { NextProbe = turn.Now + (turn.Settings.SeedProbeInterval * spread) };
    }

    /// <summary>True if this node has ended.</summary>
    public static bool GiveWay(Turn turn, Membered us, ClusterIdentity other, Address contact)
    {
        if (!other.IsStrongerThan(us.Identity)) return false;
        foreach (var member in us.View.MembersIn(us.View.Reachable).Where(m => !m.UniqueAddress.Equals(turn.Self)))
        {
            turn.Send(member.Address, new ClusterMessage.ClusterFound(turn.Self, other, contact));
        }
        turn.End(EndReason.GaveWay, contact);
        return true;
    }
}
