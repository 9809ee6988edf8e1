using Akka.Cluster;
using Supervisor.Tests.Engine.Clustering.Simulation;

namespace Supervisor.Tests.Engine.Clustering;

/// <summary>Tables by chance.</summary>
internal static class AnyGossip
{
    private static readonly MemberStatus[] Statuses =
        [MemberStatus.Joining, MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Exiting, MemberStatus.Down];

    /// <summary>Few nodes, so that the three know the same ones in different ways. Whom a row names is known to who holds the row.</summary>
    public static Gossip Of(Chance chance)
    {
        var numbers = Enumerable.Range(1, 6).ToArray();
        var dead = numbers.Where(_ => chance.Is(0.2)).ToHashSet();
        var rows = numbers.Where(n => !dead.Contains(n) && chance.Is(0.4)).Select(n => Row(n, chance.Between(1, 3))).ToArray();
        var named = rows.SelectMany(r => r.Subjects.Append(r.Observer)).Select(n => n.Uid).ToHashSet();
        var members = numbers.Where(n => !dead.Contains(n) && (named.Contains(n) || chance.Is(0.5)))
            .Select(n => Samples.Member(n, chance.OneOf(Statuses), upNumber: chance.Between(1, 3)));
        var membership = Membership.Of(members, dead.Select(n => new Tombstone(Samples.Node(n), 1000)));
        var seen = NodeSet.Of(membership.Count, Enumerable.Range(0, membership.Count).Where(_ => chance.Is(0.5)));
        return new(Samples.Node(1), membership, Reachability.Of(rows).RestrictTo(membership), seen);
    }

    /// <summary>What an observer says at a version follows from the version: it says one thing only.</summary>
    private static ObserverRow Row(int observer, int version) => new(Samples.Node(observer), version,
        [.. Enumerable.Range(1, 6).Where(n => n != observer && (n + version + observer) % 3 == 0).Select(Samples.Node)]);
}
