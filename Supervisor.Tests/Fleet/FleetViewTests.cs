using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet;

public class FleetViewTests
{
    private const string Address = "akka.tcp://supervisor@a:1";
    private static readonly NodeId First = new("a", 1);
    private static readonly FleetView Met = FleetView.Empty.Joined(Member(1), Seconds(0));

    private static FleetMember Member(long uid, bool isReachable = true) => new(Address, uid, default, "Up", isReachable);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static ProcessInfo Process(string name, int pid = 1) =>
        new() { Group = "g", Name = name, State = ProcessState.Running, Pid = pid };

    private static NodeTable Table(NodeId node, params ProcessInfo[] processes) =>
        processes.Aggregate(NodeTable.Empty(node), (table, p) => table.With(p));

    private static FleetView Hear(FleetView view, NodeTable table, TimeSpan now) =>
        table.InParts().Aggregate(view, (v, part) => v.Heard(part, now));

    [Fact]
    public void A_table_is_kept_and_dated()
    {
        var node = Hear(Met, Table(First, Process("p")), Seconds(9)).Find("a").Single();
        Assert.Equal((1, Seconds(9)), (node.Table!.Rows.Count, node.HeardAt));
    }

    [Fact]
    public void Deltas_that_follow_each_other_build_the_table()
    {
        var (before, after) = (Table(First, Process("p"), Process("q")), Table(First, Process("p"), Process("q"), Process("p", pid: 2)));
        after = after.Without(new("g", "q"));
        var (view, hasGap) = Hear(Met, before, Seconds(0)).Heard(after.DeltaFrom(before), Seconds(1));
        Assert.False(hasGap);
        var table = view.Find("a").Single().Table!;
        Assert.Equal((after.Version, 2), (table.Version, Assert.Single(table.Rows).Value.Pid));
    }

    [Fact]
    public void A_delta_after_one_that_was_lost_asks_for_the_table()
    {
        var (one, two) = (Table(First, Process("p")), Table(First, Process("p"), Process("q")));
        var three = two.With(Process("r"));
        var (view, hasGap) = Hear(Met, one, Seconds(0)).Heard(three.DeltaFrom(two), Seconds(5));
        Assert.True(hasGap);
        Assert.Equal((one.Version, Seconds(5)), (view.Find("a").Single().Table!.Version, view.Find("a").Single().HeardAt));
    }

    [Fact]
    public void What_comes_twice_or_late_changes_nothing()
    {
        var (one, two) = (Table(First, Process("p")), Table(First, Process("p"), Process("q")));
        var view = Hear(Met, two, Seconds(0));
        var (again, hasGap) = view.Heard(two.DeltaFrom(one), Seconds(0));
        Assert.False(hasGap);
        Assert.Equal(two.Version, again.Find("a").Single().Table!.Version);
        Assert.Equal(2, Hear(again, one, Seconds(0)).Find("a").Single().Table!.Rows.Count);
    }

    [Fact]
    public void A_version_that_is_ahead_of_ours_shows_a_gap()
    {
        var view = Hear(Met, Table(First, Process("p")), Seconds(0));
        Assert.False(view.Heard(First, 1, Seconds(1)).HasGap);
        Assert.True(view.Heard(First, 2, Seconds(1)).HasGap);
    }

    [Fact]
    public void A_new_life_begins_with_nothing_and_the_old_one_is_not_heard_any_more()
    {
        var view = Hear(Met, Table(First, Process("p")), Seconds(0)).Joined(Member(2), Seconds(1));
        Assert.Null(view.ByUid[2].Table);
        Assert.Null(Hear(view, Table(First, Process("p")), Seconds(2)).ByUid[2].Table);
        Assert.Single(view.Left(1).Nodes);
        Assert.Empty(view.Left(2).Nodes);
    }

    [Fact]
    public void Who_cannot_be_reached_keeps_what_is_known_of_it_and_was_heard_until_then()
    {
        var view = Hear(Met, Table(First, Process("p")), Seconds(3)).Joined(Member(1, isReachable: false), Seconds(8));
        var node = view.Find("a").Single();
        Assert.False(node.Member.IsReachable);
        Assert.Equal((1, Seconds(8)), (node.Table!.Rows.Count, node.HeardAt));
        Assert.Equal(Seconds(8), view.Joined(Member(1, isReachable: false), Seconds(12)).Find("a").Single().HeardAt);
    }

    [Fact]
    public void A_table_too_large_for_a_message_goes_in_parts_and_counts_once_all_are_here()
    {
        var table = Table(First, [.. Enumerable.Range(0, 2_000).Select(i => Process($"{i}") with { StdoutLogFile = new string('x', 100) })]);
        var parts = table.InParts().ToArray();
        Assert.InRange(parts.Length, 5, 10);
        var view = parts[..^1].Aggregate(Met, (v, part) => v.Heard(part, Seconds(0)));
        Assert.Null(view.Find(Address).Single().Table);
        view = view.Heard(parts[^1], Seconds(0));
        Assert.Equal((table.Version, 2_000), (view.Find("a").Single().Table!.Version, view.Find("a").Single().Table!.Rows.Count));
    }

    [Fact]
    public void A_table_whose_part_was_lost_does_not_count_and_is_seen_as_a_gap()
    {
        var table = Table(First, [.. Enumerable.Range(0, 2_000).Select(i => Process($"{i}") with { StdoutLogFile = new string('x', 100) })]);
        var view = table.InParts().Where(p => p.Index != 2).Aggregate(Met, (v, part) => v.Heard(part, Seconds(0)));
        Assert.Null(view.Find(Address).Single().Table);
        Assert.True(view.Heard(First, table.Version, Seconds(1)).HasGap);
    }

    [Fact]
    public void Changes_too_large_for_a_message_go_in_steps_that_lead_to_the_same_table()
    {
        var before = Table(First, [.. Enumerable.Range(0, 500).Select(i => Process($"old{i}"))]);
        var after = Enumerable.Range(0, 500).Aggregate(before, (t, i) => t.Without(new("g", $"old{i}")));
        after = Enumerable.Range(0, 2_000).Aggregate(after, (t, i) => t.With(Process($"new{i}") with { StdoutLogFile = new string('x', 100) }));
        var steps = after.DeltaFrom(before).InPieces().ToArray();
        Assert.InRange(steps.Length, 5, 10);
        var view = steps.Aggregate(Hear(Met, before, Seconds(0)), (v, step) =>
        {
            var (next, hasGap) = v.Heard(step, Seconds(1));
            Assert.False(hasGap);
            return next;
        });
        var table = view.Find("a").Single().Table!;
        Assert.Equal((after.Version, 2_000), (table.Version, table.Rows.Count));
    }

    [Fact]
    public void Of_two_lives_with_one_name_the_one_that_can_be_reached_is_meant_and_of_two_nodes_neither()
    {
        var (here, there) = (Met, new FleetMember("akka.tcp://supervisor@b:1", 2, default, "Up", IsReachable: true));
        var both = Hear(Hear(here.Joined(there, Seconds(0)), Table(First), Seconds(0)), Table(new("a", 2)), Seconds(0));
        FleetMember[] found = [.. both.Find("a").Select(n => n.Member)];
        Assert.Equal(
            $"UNKNOWN_NODE: 2 nodes are called a; use an address: {Address}, {there.Address}", NodeChoice.Refusal("a", found)!.Text);
        Assert.Equal(there, both.Find(there.Address).Single().Member);
        Assert.Equal(there, both.Joined(Member(1, isReachable: false), Seconds(1)).Find("a").Single().Member);
    }
}
