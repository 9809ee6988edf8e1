using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// Who watches whom. Members stand on a ring in the order of their uids, which are random: neighbours on the ring are not
/// neighbours in the rack. A member watches those after it until <c>monitored-by-nr-of-members</c> of them answer, and one
/// more for each that does not: who gets no answers looks ever further, on the small side of a partition soon at everybody.
/// From a member's row all others know whom it watches.
/// </summary>
internal static class MonitoringRing
{
    /// <summary>The places of those whom the member at a place watches, the silent ones among them.</summary>
    public static List<int> TargetsOf(ImmutableArray<Member> members, int place, ImmutableArray<UniqueAddress> silent, int monitorsPerMember)
    {
        var targets = new List<int>(monitorsPerMember);
        var wanted = monitorsPerMember + silent.Length;
        for (int step = 1, answering = 0; step < members.Length && answering < wanted; step++)
        {
            var at = (place + step) % members.Length;
            targets.Add(at);
            if (SortedMerge.IndexOf(silent, members[at].UniqueAddress, s => s) < 0) answering++;
        }
        return targets;
    }
}
