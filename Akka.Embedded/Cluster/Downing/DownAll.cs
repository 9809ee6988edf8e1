using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>Whoever meets an unreachable member starts afresh.</summary>
internal sealed record DownAll : IDowningStrategy
{
    public DowningDecision Decide(ImmutableArray<Member> reachable, ImmutableArray<Member> unreachable) => DowningDecision.DownAll;
}
