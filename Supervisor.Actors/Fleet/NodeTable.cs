using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// The processes of one node. The version grows by one with every change; two tables of one node and version are the same
/// table, whoever holds them.
/// </summary>
public sealed record NodeTable(NodeId Node, long Version, ImmutableDictionary<Namespec, ProcessInfo> Rows)
{
    /// <summary>A table before its first change.</summary>
    public static NodeTable Empty(NodeId node) => new(node, 0, ImmutableDictionary<Namespec, ProcessInfo>.Empty);

    /// <summary>A process as it is now.</summary>
    public NodeTable With(ProcessInfo process) =>
        this with { Version = Version + 1, Rows = Rows.SetItem(new(process.Group, process.Name), process) };

    /// <summary>A process that is gone with its group.</summary>
    public NodeTable Without(Namespec name) => this with { Version = Version + 1, Rows = Rows.Remove(name) };

    /// <summary>What has changed since an earlier version of it.</summary>
    public TableDelta DeltaFrom(NodeTable earlier)
    {
        var changed = Rows.Where(r => !earlier.Rows.TryGetValue(r.Key, out var old) || old != r.Value).Select(r => r.Value);
        var removed = earlier.Rows.Keys.Where(name => !Rows.ContainsKey(name));
        return new(Node, earlier.Version, Version, EquatableArray.Of(changed), EquatableArray.Of(removed));
    }

    /// <summary>The table after a delta; null when the delta does not continue this version.</summary>
    public NodeTable? After(TableDelta delta)
    {
        if (delta.Node != Node || delta.From != Version) return null;
        var rows = Rows.RemoveRange(delta.Removed).SetItems(delta.Changed.Select(p => KeyValuePair.Create(new Namespec(p.Group, p.Name), p)));
        return new(Node, delta.To, rows);
    }
}

/// <summary>The way from one version of a node's table to a later one.</summary>
public sealed record TableDelta(
    NodeId Node, long From, long To, EquatableArray<ProcessInfo> Changed, EquatableArray<Namespec> Removed);
