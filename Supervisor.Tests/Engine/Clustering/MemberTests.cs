using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

public class MemberTests
{
    private static readonly MemberStatus[] Statuses = Enum.GetValues<MemberStatus>();

    [Fact]
    public void A_status_only_grows()
    {
        var allowed = Statuses.SelectMany(from => Statuses.Where(to => MemberLifecycle.IsAllowed(from, to)).Select(to => $"{from} {to}"));

        Assert.Equal(
            [
                "Joining Up", "Joining Leaving", "Joining Down", "Joining Removed", "Joining WeaklyUp",
                "Up Leaving", "Up Down", "Up Removed", "Leaving Exiting", "Leaving Down", "Leaving Removed",
                "Exiting Down", "Exiting Removed", "Down Removed",
                "WeaklyUp Up", "WeaklyUp Leaving", "WeaklyUp Down", "WeaklyUp Removed",
            ],
            allowed);
        Assert.All(Statuses, from => Assert.All(Statuses.Where(to => MemberLifecycle.IsAllowed(from, to)), to =>
            Assert.True(MemberLifecycle.Rank(to) > MemberLifecycle.Rank(from))));
    }

    [Fact]
    public void A_member_that_may_not_go_there_says_so() =>
        Assert.Throws<InvalidOperationException>(() => Samples.Member(1, MemberStatus.Down).Copy(MemberStatus.Up));

    [Fact]
    public void Of_two_opinions_the_later_status_counts_and_the_older_age()
    {
        var merged = Samples.Member(1, MemberStatus.Up, upNumber: 3).Merge(Samples.Member(1, MemberStatus.Leaving, upNumber: 5));

        Assert.Equal((MemberStatus.Leaving, 3), (merged.Status, merged.UpNumber));
    }

    [Fact]
    public void Who_was_Up_first_is_the_oldest_and_who_never_was_the_youngest()
    {
        var joining = Member.Joining(Samples.Node(1), []);
        var members = new[] { joining, Samples.Member(2, upNumber: 2), Samples.Member(3, upNumber: 1) };

        Assert.Equal([3, 2, 1], members.Order(Member.AgeOrdering).Select(m => m.UniqueAddress.Uid));
        Assert.True(members[2].IsOlderThan(joining));
    }

    [Fact]
    public void Two_lives_at_one_address_are_two_members()
    {
        var (first, second) = (Samples.Node(1), new UniqueAddress(Samples.Node(1).Address, 99));

        Assert.NotEqual(first, second);
        Assert.True(first != second && first.CompareTo(second) < 0);
        Assert.Equal(first, new UniqueAddress(Samples.Node(1).Address, 1));
    }
}
