using System.Collections.Immutable;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>A table of which not every part has come. Parts come in order; when one is missing it is begun anew.</summary>
public sealed record ArrivingTable(TablePart Last, ImmutableDictionary<Namespec, ProcessInfo> Rows)
{
    /// <summary>The table, once its last part is here.</summary>
    public NodeTable? Table => Last.IsLast ? new(Last.Node, Last.Version, Last.Facts, Rows) : null;

    /// <summary>What has come after one more part; null when it is no use without those before it.</summary>
    public static ArrivingTable? After(ArrivingTable? before, TablePart part)
    {
        if (part.Index == 0) return new(part, NodeTable.Empty(part.Node).Rows.SetItems(NodeTable.Index(part.Rows)));
        return before?.Last is { } last && last.Node == part.Node && last.Version == part.Version && last.Index + 1 == part.Index
            ? new(part, before.Rows.SetItems(NodeTable.Index(part.Rows)))
            : null;
    }
}
