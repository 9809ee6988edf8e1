using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// Whom one member gets no answer from. Only the observer writes its row, each time with a higher version, so that of two
/// rows of one observer the later one is known.
/// </summary>
internal sealed record ObserverRow(UniqueAddress Observer, long Version, ImmutableArray<UniqueAddress> Subjects)
{
    public bool Accuses(UniqueAddress node) => SortedMerge.IndexOf(Subjects, node, s => s) >= 0;

    /// <summary>Copies of one version differ at most by subjects that one holder knows to be removed.</summary>
    public static ObserverRow Later(ObserverRow a, ObserverRow b) => a.Version >= b.Version ? a : b;
}
