using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The side of the oldest member stays. With <paramref name="DownIfAlone"/> not if it is alone there, unless there is only
/// one other: one against one, the oldest stays.
/// </summary>
internal sealed record KeepOldest(bool DownIfAlone, string? Role) : IDowningStrategy
{
    public DowningDecision Decide(ImmutableArray<Member> reachable, ImmutableArray<Member> unreachable)
    {
        var (ours, theirs) = (reachable.Where(IsCounted).ToImmutableArray(), unreachable.Where(IsCounted).ToImmutableArray());
        if (ours.IsEmpty) return DowningDecision.DownReachable;
        var oldest = ours.Concat(theirs).Min(Member.AgeOrdering)!;
        return ours.Contains(oldest)
            ? Keep(!IsDeserted(ours.Length, theirs.Length))
            : Keep(IsDeserted(theirs.Length, ours.Length));
    }

    private bool IsDeserted(int sideOfTheOldest, int otherSide) => DownIfAlone && sideOfTheOldest == 1 && otherSide > 1;

    private bool IsCounted(Member member) => MemberLifecycle.IsVoter(member.Status) && (Role is null || member.HasRole(Role));

    private static DowningDecision Keep(bool ours) => ours ? DowningDecision.DownUnreachable : DowningDecision.DownReachable;
}
