namespace Akka.Cluster;

/// <summary>
/// Sixteen bytes that stand for a whole table. Two tables are the same if their hashes are. Of two tables of which one knows
/// everything that the other knows, and more, the one with the larger weight is the later one; of two that each know
/// something alone, the weight is only a guess who should speak first.
/// </summary>
internal readonly record struct GossipVersion(long Weight, ulong Hash)
{
    public bool IsSame(GossipVersion other) => Hash == other.Hash;
}
