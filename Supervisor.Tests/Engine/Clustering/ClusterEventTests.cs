using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

public class ClusterEventTests
{
    [Fact]
    public void Who_enters_is_told_all_members_and_the_leader() => Assert.Equal(
        "MemberUp 1, MemberUp 2, MemberJoined 3, LeaderChanged host001",
        Told(null, View([Samples.Member(1), Samples.Member(2), Samples.Member(3, MemberStatus.Joining)])));

    [Fact]
    public void Each_change_of_status_is_told_once()
    {
        var statuses = new[] { MemberStatus.Joining, MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Exiting, MemberStatus.Down };
        var views = statuses.Select(s => View([Samples.Member(1), Samples.Member(2, s)])).ToArray();

        Assert.Equal(
            ["MemberWeaklyUp 2", "MemberUp 2", "MemberLeft 2", "MemberExited 2", "MemberDowned 2"],
            views.Zip(views.Skip(1), Told));
        Assert.Equal("", Told(views[0], views[0]));
    }

    [Fact]
    public void A_removal_says_what_the_member_was()
    {
        var removed = Assert.IsType<ClusterEvent.MemberRemoved>(ClusterEvents.Between(View([Samples.Member(1), Samples.Member(2, MemberStatus.Down)]), View([Samples.Member(1)])).Single());

        Assert.Equal((MemberStatus.Removed, MemberStatus.Down), (removed.Member.Status, removed.PreviousStatus));
    }

    [Fact]
    public void A_step_that_others_saw_is_told_before_the_removal()
    {
        var (leaving, up, gone) = (View([Samples.Member(1), Samples.Member(2, MemberStatus.Leaving)]), View(Samples.Side(1, 2)), View(Samples.Side(1)));

        Assert.Equal("MemberExited 2, MemberRemoved 2", Told(leaving, gone));
        Assert.Equal("MemberDowned 2, MemberRemoved 2", Told(up, gone));
    }

    [Fact]
    public void An_unreachable_member_comes_back_or_is_removed_but_not_both()
    {
        var (sound, broken, gone) = (View(Samples.Side(1, 2)), View(Samples.Side(1, 2), silent: 2), View(Samples.Side(1)));

        Assert.Equal("UnreachableMember 2", Told(sound, broken));
        Assert.Equal("ReachableMember 2", Told(broken, sound));
        Assert.Equal("MemberDowned 2, MemberRemoved 2", Told(broken, gone));
    }

    [Fact]
    public void The_leader_of_a_role_is_the_first_of_those_that_have_it() => Assert.Equal(
        "MemberUp 1, MemberUp 2, LeaderChanged host001, RoleLeaderChanged db host002",
        Told(null, View([Samples.Member(1), Samples.Member(2, role: "db")])));

    [Fact]
    public void Who_ends_is_told_that_all_are_gone_for_it() =>
        Assert.Equal("MemberRemoved 1, LeaderChanged ", Told(View(Samples.Side(1)), null));

    private static ClusterView View(IEnumerable<Member> members, int? silent = null)
    {
        var subjects = silent is { } number ? new[] { Samples.Node(number) } : [];
        return new(Membership.Of(members, []), Reachability.Empty.Observe(Samples.Node(1), subjects), Samples.Node(1), 5);
    }

    private static string Told(ClusterView? before, ClusterView? after) => string.Join(", ", ClusterEvents.Between(before, after).Select(e => e switch
    {
        ClusterEvent.IMemberEvent m => $"{e.GetType().Name} {m.Member.UniqueAddress.Uid}",
        ClusterEvent.ReachabilityEvent r => $"{e.GetType().Name} {r.Member.UniqueAddress.Uid}",
        ClusterEvent.LeaderChanged l => $"LeaderChanged {l.Leader?.Host}",
        ClusterEvent.RoleLeaderChanged l => $"RoleLeaderChanged {l.Role} {l.Leader?.Host}",
        _ => $"{e}",
    }));
}
