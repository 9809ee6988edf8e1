namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>Why a name that stands on several nodes is not enough to change something.</summary>
internal static class Ambiguity
{
    /// <summary>Null when it is clear what is meant.</summary>
    public static string? Of(Selector selector, IReadOnlyList<FleetRow> rows)
    {
        if (selector.SaysWhere) return null;
        var nodes = rows.Select(row => row.Node).Distinct().ToList();
        if (nodes.Count < 2) return null;
        return $"'{selector.Text}' is on {Enumeration.Of(nodes, "and")}; say which, as in {selector.Head}@{nodes[0]}, "
            + $"or {selector.Head}@* for all of them";
    }
}
