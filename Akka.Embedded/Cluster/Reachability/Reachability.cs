using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The rows of all observers. Merging is commutative, associative and idempotent. It is gossiped beside the membership and
/// versioned apart from it: an accusation that comes and goes does not ask everybody to see the membership again.
/// </summary>
internal sealed class Reachability
{
    public static readonly Reachability Empty = new([]);

    private Reachability(ImmutableArray<ObserverRow> rows)
    {
        Rows = rows;
        Version = VersionOf(rows);
    }

    /// <summary>In the order of the ring.</summary>
    public ImmutableArray<ObserverRow> Rows { get; }

    public GossipVersion Version { get; }

    public static Reachability Of(IEnumerable<ObserverRow> rows) =>
        new(rows.ToImmutableArray().Sort((a, b) => a.Observer.CompareOnRing(b.Observer)));

    public ObserverRow? RowOf(UniqueAddress observer) =>
        SortedMerge.IndexOf(Rows, observer, r => r.Observer) is >= 0 and var at ? Rows[at] : null;

    /// <summary>The observer's new opinion; this very value if it is its old one. An empty first one says that it watches now.</summary>
    public Reachability Observe(UniqueAddress observer, IEnumerable<UniqueAddress> unreachable)
    {
        var subjects = unreachable.ToImmutableArray().Sort((a, b) => a.CompareOnRing(b));
        var at = SortedMerge.IndexOf(Rows, observer, r => r.Observer);
        if (at < 0) return new(Rows.Insert(~at, new(observer, 1, subjects)));
        return Rows[at].Subjects.AsSpan().SequenceEqual(subjects.AsSpan())
            ? this
            : new(Rows.SetItem(at, new(observer, Rows[at].Version + 1, subjects)));
    }

    public Reachability Merge(Reachability other)
    {
        if (Version.IsSame(other.Version)) return this;
        return new(SortedMerge.Union(Rows, other.Rows, (a, b) => a.Observer.CompareOnRing(b.Observer), ObserverRow.Later));
    }

    /// <summary>Without those who are not members (any more), as observers and as subjects.</summary>
    public Reachability RestrictTo(Membership members)
    {
        if (Rows.All(r => IsWithin(members, r))) return this;
        return new([.. Rows.Where(r => members.IndexOf(r.Observer) >= 0).Select(r =>
            IsWithin(members, r) ? r : r with { Subjects = r.Subjects.RemoveAll(s => members.IndexOf(s) < 0) })]);
    }

    private static bool IsWithin(Membership members, ObserverRow row) =>
        members.IndexOf(row.Observer) >= 0 && row.Subjects.All(s => members.IndexOf(s) >= 0);

    /// <summary>Subjects do not count: a row's version tells them, and a removal shortens rows without being news.</summary>
    private static GossipVersion VersionOf(ImmutableArray<ObserverRow> rows)
    {
        var (weight, hash) = (0L, 0UL);
        foreach (var row in rows)
        {
            weight += row.Version;
            hash += StableHash.Mix(row.Observer.Fingerprint, (ulong)row.Version);
        }
        return new(weight, hash);
    }
}
