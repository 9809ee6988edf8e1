using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>What must hold at every moment, looked at whenever a node's view changes.</summary>
internal sealed class Invariants(SimulatedWorld world)
{
    /// <summary>So long after a trouble its consequences may still be decided: accusations are taken back by then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private readonly Dictionary<(int Host, int Life), HashSet<UniqueAddress>> _removed = [];

    private readonly HashSet<UniqueAddress> _downed = [];

    public int Downed => _downed.Count;

    public int Removed { get; private set; }

    public void ViewChanged(SimulatedHost observer, ClusterView? before, ClusterView? after)
    {
        if (before is null || after is null) return;
        int i = 0, j = 0;
        while (i < before.Members.Length || j < after.Members.Length)
        {
            var order = Order(before, i, after, j);
            if (order < 0) Gone(observer, before.Members[i++]);
            else if (order > 0) Came(observer, after.Members[j++]);
            else Changed(observer, before.Members[i++], after.Members[j++]);
        }
    }

    private bool IsAtPeace(SimulatedHost host) => Math.Max(host.TroubledUntil.Ticks, host.FrozenUntil.Ticks) < (world.Now - Grace).Ticks;

    private static int Order(ClusterView before, int i, ClusterView after, int j)
    {
        if (i == before.Members.Length) return 1;
        if (j == after.Members.Length) return -1;
        return before.Members[i].UniqueAddress.CompareOnRing(after.Members[j].UniqueAddress);
    }

    private void Gone(SimulatedHost observer, Member member)
    {
        Removed++;
        if (!_removed.TryGetValue((observer.Index, observer.Life), out var removed))
        {
            _removed[(observer.Index, observer.Life)] = removed = [];
        }
        removed.Add(member.UniqueAddress);
    }

    private void Came(SimulatedHost observer, Member member)
    {
        var isBack = _removed.TryGetValue((observer.Index, observer.Life), out var removed) && removed.Contains(member.UniqueAddress);
        Assert.False(isBack, $"{world.Now}: {member} was removed, and is a member again for {observer.Address}.");
    }

    private void Changed(SimulatedHost observer, Member before, Member after)
    {
        if (before.Status == after.Status) return;
        Assert.True(MemberLifecycle.Rank(after.Status) >= MemberLifecycle.Rank(before.Status), $"{before} became {after}");
        if (after.Status != MemberStatus.Down) return;
        // Who sees it first is who decided it.
        if (!_downed.Add(after.UniqueAddress)) return;
        var victim = world.HostOf(after.Address);
        var isInnocent = victim.Node?.Self.Equals(after.UniqueAddress) == true && !victim.IsLeaving
            && IsAtPeace(victim) && IsAtPeace(observer);
        Assert.False(isInnocent, $"{world.Now}: {after.Address} lives and is connected, and was downed ({observer.Address} says).");
    }

    /// <summary>After a partition was resolved: of one cluster, members are Up on one side only.</summary>
    public void OnlyOneSideIsLeft(int[] sideOf)
    {
        var sides = world.Alive.Where(h => h.Membered?.View.Self.Status == MemberStatus.Up)
            .GroupBy(h => h.Membered!.Gossip.Cluster, h => sideOf[h.Index])
            .Where(g => g.Distinct().Count() > 1);
        Assert.False(sides.Any(), $"{world.Now}: a cluster lives on on two sides of a partition.");
    }

    /// <summary>One cluster of all that live, all Up, reachable and agreed.</summary>
    public bool IsOneCluster()
    {
        var alive = world.Alive.ToArray();
        if (alive.Length == 0) return true;
        if (alive[0].Membered is not { } first) return false;
        return first.View.Members.Length == alive.Length && Array.TrueForAll(alive, h => IsLike(first, h));
    }

    private static bool IsLike(Membered first, SimulatedHost host) => host.Membered is { } us
        && us.Gossip.Cluster.Equals(first.Gossip.Cluster)
        && us.Gossip.Membership.Version.IsSame(first.Gossip.Membership.Version)
        && us.View.SelfPlace >= 0 && us.View.Self.Status == MemberStatus.Up && us.View.Unreachable.IsEmpty && us.IsSettled;
}
