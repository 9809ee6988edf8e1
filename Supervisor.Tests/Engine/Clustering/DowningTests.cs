using System.Collections.Immutable;
using Akka.Cluster;
using Supervisor.Tests.Engine.Clustering.Simulation;
using static Akka.Cluster.DowningDecision;

namespace Supervisor.Tests.Engine.Clustering;

public class DowningTests
{
    private static readonly KeepMajority Majority = new KeepMajority(null);

    [Fact]
    public void The_majority_stays()
    {
        Assert.Equal(DownUnreachable, Majority.Decide(Samples.Side(3, 4, 5), Samples.Side(1, 2)));
        Assert.Equal(DownReachable, Majority.Decide(Samples.Side(1, 2), Samples.Side(3, 4, 5)));
    }

    [Fact]
    public void Of_two_halves_the_one_with_the_lowest_address_stays()
    {
        Assert.Equal(DownUnreachable, Majority.Decide(Samples.Side(1, 4), Samples.Side(2, 3)));
        Assert.Equal(DownReachable, Majority.Decide(Samples.Side(2, 3), Samples.Side(1, 4)));
    }

    [Fact]
    public void Only_members_with_the_role_are_counted() => Assert.Equal(DownUnreachable, new KeepMajority("core").Decide(
        [Samples.Member(3, role: "core")], [Samples.Member(1), Samples.Member(2)]));

    [Fact]
    public void Who_was_downed_and_is_not_removed_yet_still_counts_over_there() => Assert.Equal(DownReachable,
        Majority.Decide(Samples.Side(1, 3), [Samples.Member(2), Samples.Member(4, MemberStatus.Down), Samples.Member(5, MemberStatus.Down)]));

    [Fact]
    public void A_member_that_only_ever_joined_is_no_majority() =>
        Assert.Equal(DownUnreachable, Majority.Decide(Samples.Side(5), [Samples.Member(1, MemberStatus.Joining), Samples.Member(2, MemberStatus.Joining)]));

    [Fact]
    public void However_the_sides_see_what_was_under_way_two_majorities_never_stay()
    {
        var chance = new Chance(1);
        for (var i = 0; i < 20_000; i++)
        {
            var members = Enumerable.Range(1, chance.Between(2, 7)).Select(n => (Number: n, IsHere: chance.Is(0.5))).ToArray();
            var (here, there) = (View(chance, members), View(chance, members));

            var ours = Majority.Decide([.. here.Where(m => m.IsHere).Select(m => m.Member)], [.. here.Where(m => !m.IsHere).Select(m => m.Member)]);
            var theirs = Majority.Decide([.. there.Where(m => !m.IsHere).Select(m => m.Member)], [.. there.Where(m => m.IsHere).Select(m => m.Member)]);

            Assert.False(ours == DownUnreachable && theirs == DownUnreachable, string.Join('\n', here.Concat(there)));
        }
    }

    [Fact]
    public void A_static_quorum_stays_unless_there_could_be_two()
    {
        var quorum = new StaticQuorum(3, null);

        Assert.Equal(DownUnreachable, quorum.Decide(Samples.Side(1, 2, 3), Samples.Side(4, 5)));
        Assert.Equal(DownReachable, quorum.Decide(Samples.Side(4, 5), Samples.Side(1, 2, 3)));
        Assert.Equal(DowningDecision.DownAll, quorum.Decide(Samples.Side(1, 2, 3), Samples.Side(4, 5, 6)));
    }

    [Fact]
    public void The_side_of_the_oldest_stays_unless_it_is_alone()
    {
        var oldest = new KeepOldest(DownIfAlone: true, Role: null);

        Assert.Equal(DownUnreachable, oldest.Decide(Samples.Side(1, 2), Samples.Side(3, 4, 5)));
        Assert.Equal(DownReachable, oldest.Decide(Samples.Side(3, 4, 5), Samples.Side(1, 2)));
        Assert.Equal(DownReachable, oldest.Decide(Samples.Side(1), Samples.Side(2, 3)));
        Assert.Equal(DownUnreachable, oldest.Decide(Samples.Side(2, 3), Samples.Side(1)));
        Assert.Equal(DownUnreachable, new KeepOldest(false, null).Decide(Samples.Side(1), Samples.Side(2, 3)));
    }

    [Fact]
    public void Of_one_against_one_the_oldest_stays()
    {
        var oldest = new KeepOldest(DownIfAlone: true, Role: null);

        Assert.Equal(DownUnreachable, oldest.Decide(Samples.Side(1), Samples.Side(2)));
        Assert.Equal(DownReachable, oldest.Decide(Samples.Side(2), Samples.Side(1)));
    }

    [Fact]
    public void It_is_decided_when_the_picture_has_stood_still_and_not_before()
    {
        var settings = DowningSettings.Default with { StableAfter = TimeSpan.FromSeconds(10) };
        var clock = DowningClock.Next(null, Seen(3), TimeSpan.FromSeconds(1));
        clock = DowningClock.Next(clock, Seen(3, 2), TimeSpan.FromSeconds(5))!;

        Assert.Null(clock.Decide(settings, Seen(3, 2), TimeSpan.FromSeconds(14.9)));
        Assert.Equal(DownReachable, clock.Decide(settings, Seen(3, 2), TimeSpan.FromSeconds(15)));
        Assert.Null(DowningClock.Next(clock, Seen(), TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public void Endless_unrest_ends_everybody_if_that_is_wished()
    {
        var settings = DowningSettings.Default with { StableAfter = TimeSpan.FromSeconds(10), DownAllWhenUnstable = TimeSpan.FromSeconds(5) };
        DowningClock? clock = null;
        for (var at = 0; at < 15; at++) clock = DowningClock.Next(clock, at % 2 == 0 ? Seen(3) : Seen(2), TimeSpan.FromSeconds(at));

        Assert.Equal(DowningDecision.DownAll, clock!.Decide(settings, Seen(3), TimeSpan.FromSeconds(15)));
        Assert.Null(clock.Decide(settings with { DownAllWhenUnstable = null }, Seen(3), TimeSpan.FromSeconds(15)));
    }

    /// <summary>What member 1 of three sees that gets no answers from these.</summary>
    private static ClusterView Seen(params int[] silent) =>
        new(Samples.Members(3), Samples.Rows(3, [.. Enumerable.Range(1, 3).Except(silent).Select(n => (n, silent))]), Samples.Node(1), 5);

    /// <summary>One side's picture of a moment at which some were becoming Up or leaving.</summary>
    private static ImmutableArray<(Member Member, bool IsHere)> View(Chance chance, (int Number, bool IsHere)[] members) =>
        [.. members.Select(m => (Samples.Member(m.Number, Status(chance, m.Number)), m.IsHere))];

    private static MemberStatus Status(Chance chance, int number) => (number % 3) switch
    {
        0 => chance.OneOf([MemberStatus.WeaklyUp, MemberStatus.Up]),
        1 => chance.OneOf([MemberStatus.Up, MemberStatus.Leaving]),
        _ => MemberStatus.Up,
    };
}
