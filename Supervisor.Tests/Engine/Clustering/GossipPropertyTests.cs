using Akka.Cluster;
using FsCheck;
using FsCheck.Fluent;
using Supervisor.Tests.Engine.Clustering.Simulation;

namespace Supervisor.Tests.Engine.Clustering;

/// <summary>Merging does not depend on order or repetition: this is what lets gossip come late, twice and by any way.</summary>
public class GossipPropertyTests
{
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
            return property(AnyGossip.Of(chance), AnyGossip.Of(chance), AnyGossip.Of(chance));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

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
