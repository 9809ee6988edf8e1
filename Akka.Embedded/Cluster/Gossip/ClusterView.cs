using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>What one node concludes from the tables. Computed once per change of them.</summary>
internal sealed class ClusterView
{
    public ClusterView(Membership membership, Reachability reachability, UniqueAddress self, int monitorsPerMember)
    {
        Members = membership.Members;
        SelfPlace = membership.IndexOf(self);
        Accused = ReachabilityVerdict.Accused(membership, reachability);
        Unreachable = ReachabilityVerdict.Unreachable(membership, reachability, Accused, SelfPlace, monitorsPerMember);
        var silent = reachability.RowOf(self)?.Subjects ?? [];
        Targets = SelfPlace < 0 ? [] : [.. MonitoringRing.TargetsOf(Members, SelfPlace, silent, monitorsPerMember).Select(at => Members[at].UniqueAddress)];
        LeaderPlace = Leader.Of(Members, Unreachable);
        Reachable = NodeSet.Where(Members.Length, at => !Unreachable[at]);
        Strength = Reachable.Count;
        Voters = NodeSet.Where(Members.Length, at => !Unreachable[at] && MemberLifecycle.IsVoter(Members[at].Status));
        IsBlocked = !Unreachable.IsEmpty && Places(at => Unreachable[at] && !MemberLifecycle.IsGoing(Members[at].Status)).Any();
    }

    public ImmutableArray<Member> Members { get; }

    public int SelfPlace { get; }

    /// <summary>Whom somebody gets no answer from, whatever the verdict.</summary>
    public NodeSet Accused { get; }

    public NodeSet Unreachable { get; }

    public NodeSet Reachable { get; }

    /// <summary>Those who must have seen the membership before its leader may go on.</summary>
    public NodeSet Voters { get; }

    /// <summary>Somebody is unreachable about whom nothing was decided yet: there is no convergence.</summary>
    public bool IsBlocked { get; }

    public int LeaderPlace { get; }

    public bool IsLeader => LeaderPlace >= 0 && LeaderPlace == SelfPlace;

    public Member? LeaderMember => LeaderPlace < 0 ? null : Members[LeaderPlace];

    /// <summary>Whom this node sends heartbeats to.</summary>
    public ImmutableArray<UniqueAddress> Targets { get; }

    /// <summary>Those of them who are silent until they answer; the others are given time to be heard.</summary>
    public IEnumerable<UniqueAddress> Suspects => Targets.Where(t => IndexOf(t) is >= 0 and var at && Accused[at]);

    public Member Self => Members[SelfPlace];

    /// <summary>How many nodes stand behind this view: what decides between two clusters that should be one.</summary>
    public int Strength { get; }

    public int IndexOf(UniqueAddress node) => SortedMerge.IndexOf(Members, node, m => m.UniqueAddress);

    public IEnumerable<Member> MembersIn(NodeSet set) => Places(at => set[at]).Select(at => Members[at]);

    private IEnumerable<int> Places(Func<int, bool> isIn) => Enumerable.Range(0, Members.Length).Where(isIn);
}
