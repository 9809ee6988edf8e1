using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Fleet;

/// <summary>The processes of one version of one node's table, sorted by group, then name, ordinally, when somebody looks.</summary>
internal sealed class TableRows(NodeTable table)
{
    private static readonly ConditionalWeakTable<NodeTable, TableRows> Known = [];

    private readonly Lazy<ImmutableArray<ProcessInfo>> _sorted = new(() =>
    [
        .. table.Rows.Values
            .OrderBy(p => p.Group, StringComparer.Ordinal)
            .ThenBy(p => p.Name, StringComparer.Ordinal),
    ]);

    /// <summary>The same array for the same table, so that whoever keeps something made of it can tell whether it is still true.</summary>
    public static ImmutableArray<ProcessInfo> Of(NodeTable table) =>
        Known.GetValue(table, static t => new(t))._sorted.Value;
}
