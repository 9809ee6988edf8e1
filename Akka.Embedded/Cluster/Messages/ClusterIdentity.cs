namespace Akka.Cluster;

/// <summary>
/// Which cluster, and how strong it is: how many members the speaker can reach. Of two clusters that meet the stronger one
/// stays; between equals, the founder decides. <paramref name="IsBlocked"/>: somebody is unreachable about whom nothing is
/// decided; it may be the wrong side of a partition.
/// </summary>
internal readonly record struct ClusterIdentity(UniqueAddress Founder, int Strength, bool IsBlocked)
{
    public bool IsSame(ClusterIdentity other) => Founder.Equals(other.Founder);

    public bool IsStrongerThan(ClusterIdentity other) => Strength != other.Strength
        ? Strength > other.Strength
        : Founder.CompareTo(other.Founder) < 0;
}
