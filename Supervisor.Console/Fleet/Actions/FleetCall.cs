namespace Supervisor.Cli.Fleet.Actions;

/// <summary>What is asked of a node in one go: a process, a whole group, or everything it has.</summary>
internal sealed record FleetCall(string Node, string? Group, string? Name, IReadOnlyList<FleetRow> Targets)
{
    /// <summary>
    /// The fewest calls for these processes. A group that is meant in full is one call, and so is a node: its daemon then
    /// keeps the order of priorities, which calls side by side would not.
    /// </summary>
    public static IReadOnlyList<FleetCall> For(FleetSnapshot fleet, IReadOnlyList<FleetRow> targets, FleetAction action)
    {
        if (!action.ActsOnGroups) return [.. targets.Select(One)];
        var existing = fleet.Rows.CountBy(row => row.Node).ToDictionary();
        var members = fleet.Rows.CountBy(row => (row.Node, row.Group)).ToDictionary();
        var calls = new List<FleetCall>();
        foreach (var node in targets.GroupBy(row => row.Node))
        {
            var rows = node.ToList();
            if (rows.Count > 1 && rows.Count == existing[node.Key]) calls.Add(new(node.Key, null, null, rows));
            else
                foreach (var group in rows.GroupBy(row => row.Group))
                    calls.AddRange(OfGroup([.. group], members[(node.Key, group.Key)]));
        }
        return calls;
    }

    private static IEnumerable<FleetCall> OfGroup(IReadOnlyList<FleetRow> rows, int members) =>
        rows.Count > 1 && rows.Count == members ? [new(rows[0].Node, rows[0].Group, null, rows)] : rows.Select(One);

    private static FleetCall One(FleetRow row) => new(row.Node, row.Group, row.Name, [row]);
}
