using Akka.Cluster;
using FsCheck;
using FsCheck.Fluent;
using Supervisor.Tests.Engine.Clustering.Simulation;

namespace Supervisor.Tests.Engine.Clustering;

/// <summary>Merging does not depend on order or repetition: this is what lets gossip come late, twice and by any way.</summary>
public class GossipPropertyTests
{
    private static readonly MemberStatus[] Statuses =
        [MemberStatus.Joining, MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Exiting, MemberStatus.Down];

    [Fact]
    public void It_does_not_matter_who_merges_with_whom() => Holds((a, b, _) => Same(a.Merge(b), b.Merge(a)));

    [Fact]
    public void It_does_not_matter_in_which_order() => Holds((a, b, c) => SameTables(a.Merge(b).Merge(c), a.Merge(b.Merge(c))));

    [Fact]
    public void The_same_twice_is_nothing_new() => Holds((a, b, _) => Same(a.Merge(a), a) && Same(a.Merge(b).Merge(b), a.Merge(b)));

    [Fact]
    public void What_is_merged_is_never_lighter_than_its_parts() => Holds((a, b, _) => Weight(a.Merge(b)) >= Math.Max(Weight(a), Weight(b)));

    [Fact]
    public void Who_was_removed_on_either_side_is_removed() => Holds((a, b, _) =>
        a.Membership.Tombstones.Concat(b.Membership.Tombstones).All(t => a.Merge(b).Membership.Find(t.Node) is null));

    [Fact]
    public void Nobody_has_seen_what_is_new_to_both_sides() => Holds((a, b, _) =>
    {
        var merged = a.Merge(b);
        var isNew = !merged.Membership.Version.IsSame(a.Membership.Version) && !merged.Membership.Version.IsSame(b.Membership.Version);
        return !isNew || merged.Seen.IsEmpty;
    });

    private static void Holds(Func<Gossip, Gossip, Gossip, bool> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Chance((ulong)seed);
            return property(Any(chance), Any(chance), Any(chance));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>Few nodes, so that the three know the same ones in different ways. Whom a row names is known to who holds the row.</summary>
    private static Gossip Any(Chance chance)
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

    private static bool Same(Gossip a, Gossip b) => SameTables(a, b) && a.Seen.Equals(b.Seen);

    /// <summary>Without who has seen them: where one side alone remembers a removal, that may be found out anew.</summary>
    private static bool SameTables(Gossip a, Gossip b) => a.Membership.Version == b.Membership.Version
        && a.Membership.Tombstones.SequenceEqual(b.Membership.Tombstones)
        && a.Membership.Members.Select(m => m.ToString()).SequenceEqual(b.Membership.Members.Select(m => m.ToString()))
        && a.Reachability.Version == b.Reachability.Version && Rows(a).SequenceEqual(Rows(b));

    private static IEnumerable<string> Rows(Gossip gossip) =>
        gossip.Reachability.Rows.Select(r => $"{r.Observer} {r.Version} {string.Join(' ', r.Subjects)}");

    private static long Weight(Gossip gossip) => gossip.Membership.Version.Weight;
}
