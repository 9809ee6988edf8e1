using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

public class ReachabilityTests
{
    private const int Monitors = 3;

    [Fact]
    public void Whom_nobody_accuses_is_reachable() => Assert.Equal([], UnreachableTo(1, 6));

    [Fact]
    public void Whom_all_accuse_who_watch_it_is_unreachable_to_everybody()
    {
        (int, int[])[] rows = [(1, [4]), (2, [4]), (3, [4])];

        Assert.All(new[] { 1, 2, 3, 5, 6 }, self => Assert.Equal([4], UnreachableTo(self, 6, rows)));
    }

    [Fact]
    public void One_that_still_gets_answers_speaks_for_the_accused() =>
        Assert.Equal([], UnreachableTo(1, 6, (1, [4]), (2, [4])));

    [Fact]
    public void One_that_accuses_everybody_removes_nobody_but_for_itself()
    {
        (int, int[])[] rows = [(2, [1, 3, 4, 5, 6])];

        Assert.Equal([], UnreachableTo(1, 6, rows));
        Assert.Equal([1, 3, 4, 5, 6], UnreachableTo(2, 6, rows));
    }

    [Fact]
    public void The_far_side_of_a_partition_cannot_speak_for_itself()
    {
        (int, int[])[] rows = [(1, [4, 5, 6]), (2, [4, 5, 6]), (3, [4, 5, 6])];

        Assert.Equal([4, 5, 6], UnreachableTo(1, 6, rows));
    }

    [Fact]
    public void Nobody_is_unreachable_to_itself() =>
        Assert.DoesNotContain(4, UnreachableTo(4, 6, (1, [4]), (2, [4]), (3, [4])));

    [Fact]
    public void A_member_that_has_not_arrived_speaks_for_nobody()
    {
        var rows = Reachability.Of([new(Samples.Node(1), 1, [Samples.Node(3)])]);

        var unreachable = Verdict(Samples.Members(3), rows, 0);

        Assert.True(unreachable[2]);
    }

    [Fact]
    public void Who_gets_no_answers_watches_further()
    {
        var members = Samples.Members(10).Members;

        Assert.Equal([1, 2, 3], MonitoringRing.TargetsOf(members, 0, [], Monitors));
        Assert.Equal([1, 2, 3, 4, 5], MonitoringRing.TargetsOf(members, 0, [Samples.Node(2)], Monitors));
        Assert.Equal([9, 0, 1], MonitoringRing.TargetsOf(members, 8, [], Monitors));
    }

    [Fact]
    public void Whom_somebody_accuses_is_silent_to_whoever_comes_to_watch_it_until_it_is_heard()
    {
        var rows = Samples.Rows(10, (3, [5]), (4, [5]));
        var view = new ClusterView(Samples.Members(10), rows, Samples.Node(1), Monitors);
        Assert.False(view.Unreachable[4], "Member 2 gets answers from 5.");

        var silent = Suspicion.Of(view, [Samples.Node(3)], view.Targets, Monitors);

        Assert.Equal([3, 5], silent.Select(s => s.Uid).Order());
    }

    [Fact]
    public void Everybody_is_watched_by_as_many_as_wanted()
    {
        var members = Samples.Members(20).Members;

        var watched = Enumerable.Range(0, 20).SelectMany(at => MonitoringRing.TargetsOf(members, at, [], Monitors)).GroupBy(at => at);

        Assert.All(watched, w => Assert.Equal(Monitors, w.Count()));
    }

    [Fact]
    public void The_later_row_of_an_observer_counts()
    {
        var (observer, subject) = (Samples.Node(1), Samples.Node(2));
        var accusing = Reachability.Empty.Observe(observer, [subject]);

        var withdrawn = accusing.Observe(observer, []);

        Assert.Same(accusing, accusing.Observe(observer, [subject]));
        Assert.Empty(accusing.Merge(withdrawn).RowOf(observer)!.Subjects);
        Assert.Empty(withdrawn.Merge(accusing).RowOf(observer)!.Subjects);
    }

    [Fact]
    public void The_removed_neither_accuse_nor_are_accused()
    {
        var rows = Samples.Rows(3, (1, [2, 3]), (2, [1]));

        var left = rows.RestrictTo(Membership.Of([Samples.Member(1), Samples.Member(3)], []));

        Assert.Equal([1, 3], left.Rows.Select(r => r.Observer.Uid));
        Assert.Equal([3], left.RowOf(Samples.Node(1))!.Subjects.Select(s => s.Uid));
    }

    private static NodeSet Verdict(Membership members, Reachability rows, int self) =>
        ReachabilityVerdict.Unreachable(members, rows, ReachabilityVerdict.Accused(members, rows), self, Monitors);

    private static IEnumerable<int> UnreachableTo(int self, int count, params (int Observer, int[] Subjects)[] rows)
    {
        var unreachable = Verdict(Samples.Members(count), Samples.Rows(count, rows), self - 1);
        return Enumerable.Range(1, count).Where(n => unreachable[n - 1]);
    }
}
