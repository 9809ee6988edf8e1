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

    /// <summary>The address of the member that leads, or null.</summary>
    public string? Leader { get; init; }

    /// <summary>The address of the member that is oldest, or null.</summary>
    public string? Oldest { get; init; }

    /// <summary>The nodes in the order of their names.</summary>
    public IEnumerable<FleetNode> Nodes => ByUid.Values
        .OrderBy(n => n.Name, StringComparer.Ordinal)
        .ThenBy(n => n.Member.Address, StringComparer.Ordinal);

    /// <summary>The nodes that are meant by a name or an address.</summary>
    public ImmutableArray<FleetNode> Find(string name) => NodeChoice.Among(ByUid.Values, name, n => n.Name, n => n.Member);

    /// <summary>
    /// A member came, or changed. A new life at an address takes the place of the one before, and begins with nothing. Who could be
    /// reached until now was heard until now, but for the silence by which the cluster has found out.
    /// </summary>
    public FleetView Joined(FleetMember member, TimeSpan now, TimeSpan silence = default)
    {
        var earlier = ByUid.Values.Where(n => n.Member.Address == member.Address && n.Member.Uid != member.Uid).Select(n => n.Member.Uid);
        var node = ByUid.TryGetValue(member.Uid, out var known) ? Now(known) : new(member, Table: null, now);
        return With(ByUid.RemoveRange(earlier).SetItem(member.Uid, node));

        FleetNode Now(FleetNode known) =>
            known with { Member = member, HeardAt = known.Member.IsReachable && !member.IsReachable ? Later(known.HeardAt, now - silence) : known.HeardAt };

        static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
    }

    /// <summary>This life of a member was removed.</summary>
    public FleetView Left(long uid) => With(ByUid.Remove(uid));

    /// <summary>The others as they are remembered when this node's own membership has ended: nobody can say how they are.</summary>
    public FleetView Remembered(long self) => Empty with
    {
        ByUid = ByUid.Values.Where(n => n.Member.Uid != self && n.Table is not null).ToImmutableDictionary(
            n => n.Member.Uid,
            n => n with { Member = n.Member with { IsReachable = false, Status = FleetMember.UnknownStatus }, Arriving = null }),
    };

    /// <summary>Without the remembered ones that nobody has seen again.</summary>
    public FleetView WithoutRemembered() => With(ByUid.RemoveRange(ByUid.Values.Where(n => n.IsRemembered).Select(n => n.Member.Uid)));

    /// <summary>A member told a part of its table. Older than what we have, or from a life that is over, it is passed over.</summary>
    public FleetView Heard(TablePart part, TimeSpan now)
    {
        if (!ByUid.TryGetValue(part.Node.Uid, out var node)) return this;
        if (node.Table is { } known && known.Version > part.Version) return Set(node with { HeardAt = now });
        var arriving = ArrivingTable.After(node.Arriving, part);
        return arriving?.Table is { } table
            ? Replaced(node with { Table = table, Arriving = null, HeardAt = now })
            : Set(node with { Arriving = arriving, HeardAt = now });
    }

    /// <summary>The table of this node, as it is.</summary>
    public FleetView Heard(NodeTable table, TimeSpan now) =>
        ByUid.TryGetValue(table.Node.Uid, out var node) ? Set(node with { Table = table, HeardAt = now }) : this;

    /// <summary>A member told a change; whether something before it was missed.</summary>
    public (FleetView View, bool HasGap) Heard(TableDelta delta, TimeSpan now)
    {
        if (!ByUid.TryGetValue(delta.Node.Uid, out var node)) return (this, false);
        var touched = Set(node with { HeardAt = now });
        if (node.Table is null) return (touched, node.Arriving is null);
        if (delta.To <= node.Table.Version) return (touched, false);
        return node.Table.After(delta) is { } table ? (Set(node with { Table = table, HeardAt = now }), false) : (touched, true);
    }

    /// <summary>A member told which version it has; whether ours is behind.</summary>
    public (FleetView View, bool HasGap) Heard(NodeId id, long version, TimeSpan now) => ByUid.TryGetValue(id.Uid, out var node)
        ? (Set(node with { HeardAt = now }), node.Table is null || node.Table.Version < version)
        : (this, false);

    // A node that speaks again takes the place of what was remembered of it, wherever it was then.
    private FleetView Replaced(FleetNode node)
    {
        var memories = ByUid.Values.Where(n => n.IsRemembered && n.Name == node.Name).Select(n => n.Member.Uid);
        return With(ByUid.RemoveRange(memories)).Set(node);
    }

    private FleetView With(ImmutableDictionary<long, FleetNode> nodes) => this with { ByUid = nodes };

    private FleetView Set(FleetNode node) => With(ByUid.SetItem(node.Member.Uid, node));
}
