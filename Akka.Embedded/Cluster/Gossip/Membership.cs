using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// Who is a member, and who must never be one again. Members are in the order of the ring. Merging is commutative,
/// associative and idempotent: a member's status only grows, and a tombstone outweighs every status.
/// </summary>
internal sealed class Membership
{
    /// <summary>More than any status weighs: a removal makes the table heavier.</summary>
    private const int TombstoneWeight = 8;

    /// <summary>So that a table with them fits into a frame, whatever happens in a day; then the oldest are forgotten before their time.</summary>
    private const int MostTombstones = 2000;

    public static readonly Membership Empty = new([], []);

    private Membership(ImmutableArray<Member> members, ImmutableArray<Tombstone> tombstones)
    {
        Members = members;
        Tombstones = tombstones;
        Version = VersionOf(members, tombstones);
    }

    public ImmutableArray<Member> Members { get; }

    public ImmutableArray<Tombstone> Tombstones { get; }

    /// <summary>Tombstones do not count for sameness: they are forgotten at different times, and that is no news.</summary>
    public GossipVersion Version { get; }

    public int Count => Members.Length;

    public static Membership Of(IEnumerable<Member> members, IEnumerable<Tombstone> tombstones)
    {
        var sortedTombstones = tombstones.ToImmutableArray().Sort((a, b) => a.Node.CompareOnRing(b.Node));
        var sorted = members.ToImmutableArray().Sort((a, b) => a.UniqueAddress.CompareOnRing(b.UniqueAddress));
        return Create(sorted, sortedTombstones);
    }

    public int IndexOf(UniqueAddress node) => SortedMerge.IndexOf(Members, node, m => m.UniqueAddress);

    public Member? Find(UniqueAddress node) => IndexOf(node) is >= 0 and var at ? Members[at] : null;

    public bool IsRemoved(UniqueAddress node) => SortedMerge.IndexOf(Tombstones, node, t => t.Node) >= 0;

    /// <summary>A member more, or a later status of one. A removed uid stays removed.</summary>
    public Membership With(Member member)
    {
        if (IsRemoved(member.UniqueAddress)) return this;
        var at = IndexOf(member.UniqueAddress);
        return new(at >= 0 ? Members.SetItem(at, Members[at].Merge(member)) : Members.Insert(~at, member), Tombstones);
    }

    public Membership Remove(UniqueAddress node, long removedAt)
    {
        var at = SortedMerge.IndexOf(Tombstones, node, t => t.Node);
        return at >= 0 ? this : Create(Members, Tombstones.Insert(~at, new(node, removedAt)));
    }

    public Membership ForgetTombstonesBefore(long removedAt)
    {
        if (Tombstones.Length > MostTombstones) removedAt = Math.Max(removedAt, Tombstones.Select(t => t.RemovedAt).Order().ElementAt(Tombstones.Length - MostTombstones));
        return Tombstones.Any(t => t.RemovedAt < removedAt) ? new(Members, Tombstones.RemoveAll(t => t.RemovedAt < removedAt)) : this;
    }

    public Membership Merge(Membership other)
    {
        if (ReferenceEquals(this, other)) return this;
        var tombstones = MergeTombstones(other);
        if (Version.IsSame(other.Version))
        {
            return tombstones == Tombstones ? this : new(Members, tombstones);
        }
        var merged = Create(
            SortedMerge.Union(Members, other.Members, (a, b) => a.UniqueAddress.CompareOnRing(b.UniqueAddress), (a, b) => a.Merge(b)),
            tombstones);
        // The same object if nothing is new: then what was derived from it holds on.
        if (merged.Version.IsSame(other.Version) && tombstones == other.Tombstones) return other;
        return merged.Version.IsSame(Version) && tombstones == Tombstones ? this : merged;
    }

    private ImmutableArray<Tombstone> MergeTombstones(Membership other)
    {
        if (Tombstones == other.Tombstones || other.Tombstones.IsEmpty) return Tombstones;
        if (Tombstones.IsEmpty) return other.Tombstones;
        var union = SortedMerge.Union(Tombstones, other.Tombstones, (a, b) => a.Node.CompareOnRing(b.Node),
            (a, b) => a.RemovedAt <= b.RemovedAt ? a : b);
        if (union.AsSpan().SequenceEqual(Tombstones.AsSpan())) return Tombstones;
        return union.AsSpan().SequenceEqual(other.Tombstones.AsSpan()) ? other.Tombstones : union;
    }

    private static Membership Create(ImmutableArray<Member> members, ImmutableArray<Tombstone> tombstones)
    {
        if (tombstones.IsEmpty) return new(members, tombstones);
        return new(members.RemoveAll(m => SortedMerge.IndexOf(tombstones, m.UniqueAddress, t => t.Node) >= 0), tombstones);
    }

    private static GossipVersion VersionOf(ImmutableArray<Member> members, ImmutableArray<Tombstone> tombstones)
    {
        var (weight, hash) = ((long)tombstones.Length * TombstoneWeight, 0UL);
        foreach (var member in members)
        {
            weight += 1 + MemberLifecycle.Rank(member.Status);
            hash += member.Fingerprint;
        }
        return new(weight, hash);
    }
}
