using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The larger side stays; of equals, the one with the lowest address. What was under way when the partition came is counted
/// against this side: its own members only when they are Up, the others' as soon as they may be Up over there. That includes
/// those whom this side has downed and not yet removed: until all who stay have seen it, another partition may come and make
/// them the majority. So both sides can lose, but never can both stay.
/// </summary>
internal sealed record KeepMajority(string? Role) : IDowningStrategy
{
    public DowningDecision Decide(ImmutableArray<Member> reachable, ImmutableArray<Member> unreachable)
    {
        var ours = reachable.Where(m => IsCounted(m) && m.Status == MemberStatus.Up).ToImmutableArray();
        var theirs = unreachable.Where(m => IsCounted(m) && m.Status != MemberStatus.Exiting).ToImmutableArray();
        // Members that only ever joined have no leader who could have made them Up.
        if (theirs.All(m => m.Status == MemberStatus.Joining)) theirs = [];
        if (ours.Length != theirs.Length) return Keep(ours.Length > theirs.Length);
        return Keep(!ours.IsEmpty && Lowest(ours).CompareTo(Lowest(theirs)) < 0);
    }

    private bool IsCounted(Member member) => Role is null || member.HasRole(Role);

    private static UniqueAddress Lowest(ImmutableArray<Member> members) => members.Min(m => m.UniqueAddress)!;

    private static DowningDecision Keep(bool ours) => ours ? DowningDecision.DownUnreachable : DowningDecision.DownReachable;
}
