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

    [Fact]
    public void A_table_is_kept_and_dated()
    {
        var node = Met.Heard(Table(First, Process("p")), Seconds(9)).Find("a")!;
        Assert.Equal((1, Seconds(9)), (node.Table!.Rows.Count, node.HeardAt));
    }

    [Fact]
    public void Deltas_that_follow_each_other_build_the_table()
    {
        var (before, after) = (Table(First, Process("p"), Process("q")), Table(First, Process("p"), Process("q"), Process("p", pid: 2)));
        after = after.Without(new("g", "q"));
        var (view, hasGap) = Met.Heard(before, Seconds(0)).Heard(after.DeltaFrom(before), Seconds(1));
        Assert.False(hasGap);
        var table = view.Find("a")!.Table!;
        Assert.Equal((after.Version, 2), (table.Version, Assert.Single(table.Rows).Value.Pid));
    }

    [Fact]
    public void A_delta_after_one_that_was_lost_asks_for_the_table()
    {
        var (one, two) = (Table(First, Process("p")), Table(First, Process("p"), Process("q")));
        var three = two.With(Process("r"));
        var (view, hasGap) = Met.Heard(one, Seconds(0)).Heard(three.DeltaFrom(two), Seconds(5));
        Assert.True(hasGap);
        Assert.Equal((one, Seconds(5)), (view.Find("a")!.Table, view.Find("a")!.HeardAt));
    }

    [Fact]
    public void What_comes_twice_or_late_changes_nothing()
    {
        var (one, two) = (Table(First, Process("p")), Table(First, Process("p"), Process("q")));
        var view = Met.Heard(two, Seconds(0));
        var (again, hasGap) = view.Heard(two.DeltaFrom(one), Seconds(0));
        Assert.False(hasGap);
        Assert.Equal(two, again.Find("a")!.Table);
        Assert.Equal(two, again.Heard(one, Seconds(0)).Find("a")!.Table);
    }

    [Fact]
    public void A_version_that_is_ahead_of_ours_shows_a_gap()
    {
        var view = Met.Heard(Table(First, Process("p")), Seconds(0));
        Assert.False(view.Heard(First, 1, Seconds(1)).HasGap);
        Assert.True(view.Heard(First, 2, Seconds(1)).HasGap);
    }

    [Fact]
    public void A_new_life_begins_with_nothing_and_the_old_one_is_not_heard_any_more()
    {
        var view = Met.Heard(Table(First, Process("p")), Seconds(0)).Joined(Member(2), Seconds(1));
        Assert.Null(view.ByUid[2].Table);
        Assert.Null(view.Heard(Table(First, Process("p")), Seconds(2)).ByUid[2].Table);
        Assert.Single(view.Left(1).Nodes);
        Assert.Empty(view.Left(2).Nodes);
    }

    [Fact]
    public void Who_cannot_be_reached_keeps_what_is_known_of_it()
    {
        var view = Met.Heard(Table(First, Process("p")), Seconds(3)).Joined(Member(1, isReachable: false), Seconds(8));
        var node = view.Find("a")!;
        Assert.False(node.Member.IsReachable);
        Assert.Equal((1, Seconds(3)), (node.Table!.Rows.Count, node.HeardAt));
    }
}
