using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// A side with at least so many members stays. With twice as many members two sides could have them: then no side stays.
/// </summary>
internal sealed record StaticQuorum(int QuorumSize, string? Role) : IDowningStrategy
{
    public DowningDecision Decide(ImmutableArray<Member> reachable, ImmutableArray<Member> unreachable)
    {
        var (ours, theirs) = (reachable.Count(IsCounted), unreachable.Count(IsCounted));
        if (ours + theirs > (QuorumSize * 2) - 1) return DowningDecision.DownAll;
        return ours >= QuorumSize ? DowningDecision.DownUnreachable : DowningDecision.DownReachable;
    }

    private bool IsCounted(Member member) => MemberLifecycle.IsVoter(member.Status) && (Role is null || member.HasRole(Role));
}
