namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>Why a selector matches nothing, and what there is nearby.</summary>
internal static class Miss
{
    public static string Of(FleetSnapshot fleet, Selector selector)
    {
        var nodes = fleet.Nodes.ToList();
        if (selector.Node is { } node && !nodes.Exists(node.Matches))
            return $"'{selector.Text}' matches nothing: no node is called '{node}'; {Hint(node.Text, nodes, "the nodes are")}";
        var roles = fleet.Roles.ToList();
        if (selector.Role is { } role && !roles.Exists(role.Matches))
            return $"'{selector.Text}' matches nothing: no node has the role '{role}'; {Hint(role.Text, roles, "the roles are")}";
        var places = Selection.NodesOf(fleet, selector);
        if (places.Count == 0) return $"'{selector.Text}' matches nothing: no node '{selector.Node}' has the role '{selector.Role}'";
        var rows = fleet.Rows.Where(row => places.Contains(row.Node)).ToList();
        return $"'{selector.Text}' matches nothing: {Nearby(fleet, selector, rows)}";
    }

    private static string Nearby(FleetSnapshot fleet, Selector selector, List<FleetRow> rows)
    {
        if (rows.Count == 0) return "there are no processes";
        if (OnThatNode(fleet, selector) is { } meant) return meant;
        if (selector is { Group: { } group } && rows.FindAll(row => group.Matches(row.Group)) is { Count: > 0 } members)
            return $"group '{group}' has {Enumeration.Of([.. members.Select(row => row.Name).Distinct()], "and")}";
        if (rows.Find(row => row.Group == selector.Head) is { } program) return $"did you mean the group {program.Group}:*?";
        if (Selection.RowsOf(fleet, selector with { Node = null, Role = null }) is { Count: > 0 } elsewhere)
            return $"it is on {Enumeration.Of([.. elsewhere.Select(row => row.Node).Distinct()], "and")}";
        return Hint(selector.Head, [.. rows.SelectMany(Names).Distinct()], "there are");
    }

    /// <summary>With one colon it is a group's process: whoever means a node's gets what to write instead.</summary>
    private static string? OnThatNode(FleetSnapshot fleet, Selector selector)
    {
        if (selector is not { Node: null, Group: { IsLiteral: true } node, Name: { } name } || fleet.Nodes.All(n => n != node.Text)) return null;
        if (Selection.RowsOf(fleet, selector with { Node = node, Group = null }) is { Count: > 0 } found)
            return $"did you mean {Enumeration.Of([.. found.Take(3).SelectMany(row => new[] { $"{row.ShortName}@{row.Node}", row.FullName })], "or")}?";
        return fleet.Rows.Any(row => row.Node == node.Text && row.Group == name.Text)
            ? $"did you mean {name}:*@{node} or {node}:{name}:*?"
            : null;
    }

    /// <summary>Every form in which a process can be given.</summary>
    private static IEnumerable<string> Names(FleetRow row) =>
        row.Group == row.Name ? [row.Name] : [row.ShortName, $"{row.Group}:*", row.Name];

    private static string Hint(string typed, List<string> names, string listing) => Nearest.To(typed, names) switch
    {
        { Count: > 0 } near => $"did you mean {Enumeration.Of(near, "or")}?",
        _ when names.Count == 0 => "there is none",
        _ => $"{listing} {Enumeration.Of(names, "and")}",
    };
}
