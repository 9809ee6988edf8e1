using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// The fleet as one node knows it, from memory. The cluster says who belongs to it; each member says what runs on it, and
/// nobody speaks for another. Whatever a node no longer in the cluster said is forgotten with it.
/// </summary>
public sealed record FleetView(ImmutableDictionary<long, FleetNode> ByUid)
{
    /// <summary>Nobody is known.</summary>
    public static FleetView Empty { get; } = new(ImmutableDictionary<long, FleetNode>.Empty);

    /// <summary>The nodes in the order of their names.</summary>
    public IEnumerable<FleetNode> Nodes => ByUid.Values.OrderBy(n => n.Name, StringComparer.Ordinal);

    /// <summary>The node of that name or address; of two, one of them about to be removed, the one that can be reached.</summary>
    public FleetNode? Find(string name) => ByUid.Values
        .Where(n => n.Name == name || n.Member.Address == name)
        .OrderByDescending(n => n.Member.IsReachable)
        .FirstOrDefault();

    /// <summary>A member came, or changed. A new life at an address takes the place of the one before, and begins with nothing.</summary>
    public FleetView Joined(FleetMember member, TimeSpan now)
    {
        var earlier = ByUid.Values.Where(n => n.Member.Address == member.Address && n.Member.Uid != member.Uid).Select(n => n.Member.Uid);
        var node = ByUid.TryGetValue(member.Uid, out var known) ? known with { Member = member } : new(member, Table: null, now);
        return new(ByUid.RemoveRange(earlier).SetItem(member.Uid, node));
    }

    /// <summary>This life of a member was removed.</summary>
    public FleetView Left(long uid) => new(ByUid.Remove(uid));

    /// <summary>A member told its whole table. Older than what we have, or from a life that is over, it is passed over.</summary>
    public FleetView Heard(NodeTable table, TimeSpan now) =>
        !ByUid.TryGetValue(table.Node.Uid, out var node) ? this
        : node.Table is { } known && known.Version > table.Version ? Set(node with { HeardAt = now })
        : Set(node with { Table = table, HeardAt = now });

    /// <summary>A member told a change; whether something before it was missed.</summary>
    public (FleetView View, bool HasGap) Heard(TableDelta delta, TimeSpan now)
    {
        if (!ByUid.TryGetValue(delta.Node.Uid, out var node)) return (this, false);
        var touched = Set(node with { HeardAt = now });
        if (node.Table is null) return (touched, true);
        if (delta.To <= node.Table.Version) return (touched, false);
        return node.Table.After(delta) is { } table ? (Set(node with { Table = table, HeardAt = now }), false) : (touched, true);
    }

    /// <summary>A member told which version it has; whether ours is behind.</summary>
    public (FleetView View, bool HasGap) Heard(NodeId id, long version, TimeSpan now) => ByUid.TryGetValue(id.Uid, out var node)
        ? (Set(node with { HeardAt = now }), node.Table is null || node.Table.Version < version)
        : (this, false);

    private FleetView Set(FleetNode node) => new(ByUid.SetItem(node.Member.Uid, node));
}
