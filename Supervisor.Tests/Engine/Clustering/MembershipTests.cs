using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

public class MembershipTests
{
    [Fact]
    public void A_removed_uid_is_remembered_for_its_time()
    {
        var membership = Samples.Members(2).Remove(Samples.Node(2), removedAt: 100);

        Assert.True(membership.ForgetTombstonesBefore(100).IsRemoved(Samples.Node(2)));
        Assert.False(membership.ForgetTombstonesBefore(101).IsRemoved(Samples.Node(2)));
    }

    [Fact]
    public void Of_very_many_the_oldest_are_forgotten_before_their_time()
    {
        var dead = Enumerable.Range(10, 2500).Select(n => new Tombstone(Samples.Node(n), n));
        var membership = Membership.Of([Samples.Member(1)], dead).ForgetTombstonesBefore(0);

        Assert.Equal(2000, membership.Tombstones.Length);
        Assert.Equal(510, membership.Tombstones.Min(t => t.RemovedAt));
    }
}
