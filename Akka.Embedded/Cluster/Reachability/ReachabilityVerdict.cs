using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// From accusations to a verdict, as seen from one node. Whom nobody accuses is reachable. Who is accused is reachable if
/// somebody who is reachable watches it and gets answers. So one broken link removes nobody, and neither does one node that
/// accuses everybody: others answer for the accused. After a crash all who watch the node accuse it; and those on the far side
/// of a partition have only each other to speak for them, to whom no chain of answers leads.
/// </summary>
internal static class ReachabilityVerdict
{
    public static NodeSet Unreachable(Membership membership, Reachability reachability, int self, int monitorsPerMember)
    {
        var unreachable = Accused(membership, reachability);
        if (unreachable.Count == 0) return NodeSet.Empty(membership.Count);
        unreachable.Remove(self);
        var witnesses = new Queue<int>(Enumerable.Range(0, membership.Count).Where(at => !unreachable.Contains(at)));
        while (unreachable.Count > 0 && witnesses.TryDequeue(out var witness))
        {
            foreach (var answering in AnsweringTo(witness, membership.Members, reachability, monitorsPerMember))
            {
                if (unreachable.Remove(answering)) witnesses.Enqueue(answering);
            }
        }
        return NodeSet.Of(membership.Count, unreachable);
    }

    private static HashSet<int> Accused(Membership membership, Reachability reachability)
    {
        var accused = new HashSet<int>();
        foreach (var row in reachability.Rows)
        {
            foreach (var subject in row.Subjects) accused.Add(membership.IndexOf(subject));
        }
        accused.RemoveWhere(at => at < 0);
        return accused;
    }

    /// <summary>A member without a row has not arrived yet and watches nobody.</summary>
    private static IEnumerable<int> AnsweringTo(int witness, ImmutableArray<Member> members, Reachability reachability, int monitorsPerMember) =>
        reachability.RowOf(members[witness].UniqueAddress) is { } row
            ? MonitoringRing.TargetsOf(members, witness, row.Subjects, monitorsPerMember).Where(at => !row.Accuses(members[at].UniqueAddress))
            : [];
}
