namespace Akka.Cluster;

/// <summary>What changed between two views of one node, as the events that its subscribers are told.</summary>
internal static class ClusterEvents
{
    /// <summary>Null is a node outside of a cluster: all that were members are gone for it.</summary>
    public static IReadOnlyList<ClusterEvent.IClusterDomainEvent> Between(ClusterView? before, ClusterView? after)
    {
        if (ReferenceEquals(before, after)) return [];
        var (old, now) = (ClusterSnapshot.StateOf(before), ClusterSnapshot.StateOf(after));
        return [.. Statuses(old, now), .. Reachabilities(old, now), .. Leaders(old, now)];
    }

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Statuses(ClusterEvent.CurrentClusterState old, ClusterEvent.CurrentClusterState now)
    {
        foreach (var gone in old.Members.Except(now.Members))
        {
            // Somebody else has seen the step between; who is out itself sees nobody take it.
            var last = now.Members.IsEmpty ? gone : LastStep(gone);
            if (last.Status != gone.Status) yield return Reached(last);
            yield return new ClusterEvent.MemberRemoved(gone.Copy(MemberStatus.Removed), last.Status);
        }
        foreach (var member in now.Members)
        {
            if (!old.Members.TryGetValue(member, out var known) || known.Status != member.Status) yield return Reached(member);
        }
    }

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Reachabilities(ClusterEvent.CurrentClusterState old, ClusterEvent.CurrentClusterState now)
    {
        foreach (var lost in now.Unreachable.Except(old.Unreachable)) yield return new ClusterEvent.UnreachableMember(lost);
        foreach (var found in old.Unreachable.Except(now.Unreachable))
        {
            // A removed member did not come back.
            if (now.Members.TryGetValue(found, out var member)) yield return new ClusterEvent.ReachableMember(member);
        }
    }

    private static IEnumerable<ClusterEvent.IClusterDomainEvent> Leaders(ClusterEvent.CurrentClusterState old, ClusterEvent.CurrentClusterState now)
    {
        if (!Equals(old.Leader, now.Leader)) yield return new ClusterEvent.LeaderChanged(now.Leader);
        foreach (var role in old.AllRoles.Union(now.AllRoles).Order(StringComparer.Ordinal))
        {
            if (!Equals(old.RoleLeader(role), now.RoleLeader(role))) yield return new ClusterEvent.RoleLeaderChanged(role, now.RoleLeader(role));
        }
    }

    /// <summary>Only Exiting and Down lead out: who was leaving has exited, and anybody else was downed.</summary>
    private static Member LastStep(Member gone) => gone.Status switch
    {
        MemberStatus.Exiting or MemberStatus.Down => gone,
        MemberStatus.Leaving => gone.Copy(MemberStatus.Exiting),
        _ => gone.Copy(MemberStatus.Down),
    };

    private static ClusterEvent.IClusterDomainEvent Reached(Member member) => member.Status switch
    {
        MemberStatus.Joining => new ClusterEvent.MemberJoined(member),
        MemberStatus.WeaklyUp => new ClusterEvent.MemberWeaklyUp(member),
        MemberStatus.Up => new ClusterEvent.MemberUp(member),
        MemberStatus.Leaving => new ClusterEvent.MemberLeft(member),
        MemberStatus.Exiting => new ClusterEvent.MemberExited(member),
        MemberStatus.Down => new ClusterEvent.MemberDowned(member),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "A removed member is not a member."),
    };
}
