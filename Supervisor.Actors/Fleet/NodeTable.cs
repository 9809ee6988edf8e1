using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// The processes of one node, and what its daemon says of itself. The version grows by one with every change; two tables of one
/// node and version are the same table, whoever holds them.
/// </summary>
public sealed record NodeTable(NodeId Node, long Version, DaemonFacts Facts, ImmutableDictionary<Namespec, ProcessInfo> Rows)
{
    /// <summary>A table before its first change.</summary>
    public static NodeTable Empty(NodeId node) => new(node, 0, DaemonFacts.Unknown, ImmutableDictionary<Namespec, ProcessInfo>.Empty);

    /// <summary>A process as it is now.</summary>
    public NodeTable With(ProcessInfo process)
    {
        // It may quote a whole command; other nodes show its beginning.
        if (process.SpawnError.Length > MessageSize.LongestText)
            process = process with { SpawnError = process.SpawnError[..MessageSize.LongestText] };
        var name = new Namespec(process.Group, process.Name);
        return Rows.TryGetValue(name, out var known) && known == process
            ? this
            : this with { Version = Version + 1, Rows = Rows.SetItem(name, process) };
    }

    /// <summary>A process that is gone with its group.</summary>
    public NodeTable Without(Namespec name) =>
        Rows.ContainsKey(name) ? this with { Version = Version + 1, Rows = Rows.Remove(name) } : this;

    /// <summary>The daemon as it is now.</summary>
    public NodeTable With(DaemonFacts facts) => facts == Facts ? this : this with { Version = Version + 1, Facts = facts };

    /// <summary>What has changed since an earlier version of it.</summary>
    public TableDelta DeltaFrom(NodeTable earlier)
    {
        var changed = Rows.Where(r => !earlier.Rows.TryGetValue(r.Key, out var old) || old != r.Value).Select(r => r.Value);
        var removed = earlier.Rows.Keys.Where(name => !Rows.ContainsKey(name));
        return new(Node, earlier.Version, Version, Facts, EquatableArray.Of(changed), EquatableArray.Of(removed));
    }

    /// <summary>The table after a delta; null when the delta does not continue this version.</summary>
    public NodeTable? After(TableDelta delta) => delta.Node == Node && delta.From == Version
        ? new(Node, delta.To, delta.Facts, Rows.RemoveRange(delta.Removed).SetItems(Index(delta.Changed)))
        : null;

    /// <summary>The whole table in parts, each small enough for one message; at least one.</summary>
    public IEnumerable<TablePart> InParts()
    {
        var pieces = MessageSize.Cut(Rows.Values, MessageSize.Of).DefaultIfEmpty().ToArray();
        return pieces.Select((rows, i) => new TablePart(Node, Version, Facts, i, i == pieces.Length - 1, rows));
    }

    internal static IEnumerable<KeyValuePair<Namespec, ProcessInfo>> Index(IEnumerable<ProcessInfo> processes) =>
        processes.Select(p => KeyValuePair.Create(new Namespec(p.Group, p.Name), p));
}
