using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The leader is not elected: everyone computes it from the tables. It is the first by address among the reachable members
/// that are Up or Leaving; only where there is none, among those that are less.
/// </summary>
internal static class Leader
{
    private const int NotACandidate = int.MaxValue;

    /// <summary>The leader's place, or -1.</summary>
    public static int Of(ImmutableArray<Member> members, NodeSet unreachable, string? role = null)
    {
        var leader = -1;
        for (var at = 0; at < members.Length; at++)
        {
            if (unreachable[at] || Class(members[at].Status) == NotACandidate) continue;
            if (role is not null && !members[at].HasRole(role)) continue;
            if (leader < 0 || Compare(members[at], members[leader]) < 0) leader = at;
        }
        return leader;
    }

    private static int Compare(Member a, Member b)
    {
        var byClass = Class(a.Status).CompareTo(Class(b.Status));
        return byClass != 0 ? byClass : a.UniqueAddress.CompareTo(b.UniqueAddress);
    }

    private static int Class(MemberStatus status) => status switch
    {
        MemberStatus.Up or MemberStatus.Leaving => 0,
        MemberStatus.WeaklyUp => 1,
        MemberStatus.Joining => 2,
        MemberStatus.Exiting => 3,
        _ => NotACandidate,
    };
}
