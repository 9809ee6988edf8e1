using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>Which side of a partition stays. Both sides decide alone, so the same rule must not let both of them stay.</summary>
internal interface IDowningStrategy
{
    DowningDecision Decide(ImmutableArray<Member> reachable, ImmutableArray<Member> unreachable);
}
