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
    public static NodeSet Unreachable(Membership membership, Reachability reachability, NodeSet accused, int self, int monitorsPerMember)
    {
        if (accused.IsEmpty) return accused;
        var isLost = new bool[membership.Count];
        var witnesses = new Queue<int>(membership.Count);
        for (var at = 0; at < isLost.Length; at++)
        {
            isLost[at] = accused[at] && at != self;
            if (!isLost[at]) witnesses.Enqueue(at);
        }
        var lost = isLost.Length - witnesses.Count;
        while (lost > 0 && witnesses.TryDequeue(out var witness))
        {
            foreach (var answering in AnsweringTo(witness, membership.Members, reachability, monitorsPerMember))
            {
                if (!isLost[answering]) continue;
                isLost[answering] = false;
                witnesses.Enqueue(answering);
                lost--;
            }
        }
        return NodeSet.Where(isLost.Length, at => isLost[at]);
    }

    /// <summary>Whom somebody gets no answer from.</summary>
    public static NodeSet Accused(Membership membership, Reachability reachability)
    {
        var isAccused = new bool[membership.Count];
        foreach (var row in reachability.Rows)
        {
            foreach (var subject in row.Subjects)
            {
                if (membership.IndexOf(subject) is >= 0 and var at) isAccused[at] = true;
            }
        }
        return NodeSet.Where(isAccused.Length, at => isAccused[at]);
    }

    /// <summary>A member without a row has not arrived yet and watches nobody.</summary>
    private static List<int> AnsweringTo(int witness, ImmutableArray<Member> members, Reachability reachability, int monitorsPerMember)
    {
        if (reachability.RowOf(members[witness].UniqueAddress) is not { } row) return [];
        var targets = MonitoringRing.TargetsOf(members, witness, row.Subjects, monitorsPerMember);
        if (!row.Subjects.IsEmpty) targets.RemoveAll(at => row.Accuses(members[at].UniqueAddress));
        return targets;
    }
}
