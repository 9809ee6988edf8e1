namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>The processes that some selectors mean, each once and in the order of the fleet, and what is wrong with the others.</summary>
internal sealed record Selection(IReadOnlyList<FleetRow> Rows, IReadOnlyList<string> Problems)
{
    /// <summary>To look at something: a name without a node means it on every node. No selector at all means everything.</summary>
    public static Selection ToShow(FleetSnapshot fleet, IReadOnlyList<string> selectors) =>
        selectors.Count == 0 ? new(fleet.Rows, []) : Of(fleet, selectors, _ => null);

    /// <summary>To change something: a name without a node has to be on one node only.</summary>
    public static Selection ToChange(FleetSnapshot fleet, IReadOnlyList<string> selectors) =>
        Of(fleet, selectors, found => Ambiguity.Of(found.Selector, found.Rows));

    private static Selection Of(
        FleetSnapshot fleet, IReadOnlyList<string> selectors, Func<(Selector Selector, List<FleetRow> Rows), string?> objection)
    {
        var chosen = new HashSet<FleetRow>(ReferenceEqualityComparer.Instance);
        var problems = new List<string>();
        foreach (var text in selectors)
        {
            try
            {
                var selector = Selector.Parse(text);
                var rows = RowsOf(fleet, selector);
                var problem = rows.Count == 0 ? Miss.Of(fleet, selector) : objection((selector, rows));
                if (problem is null) chosen.UnionWith(rows);
                else problems.Add(problem);
            }
            catch (SelectorException mistake)
            {
                problems.Add(mistake.Message);
            }
        }
        return new([.. fleet.Rows.Where(chosen.Contains)], problems);
    }

    /// <summary>
    /// A name alone means the program of that name, as on one host; where there is none, the processes that are called so in
    /// whatever group. A pattern alone means the names of processes in all groups.
    /// </summary>
    public static List<FleetRow> RowsOf(FleetSnapshot fleet, Selector selector)
    {
        var there = NodesOf(fleet, selector);
        var here = fleet.Rows.Where(row => there.Contains(row.Node));
        if (selector is { Group: { } group, Name: { } member })
            return [.. here.Where(row => group.Matches(row.Group) && member.Matches(row.Name))];
        if (selector.Name is not { } name) return [.. here];
        var called = here.Where(row => name.Matches(row.Name)).ToList();
        var programs = name.IsLiteral ? called.FindAll(row => row.Group == row.Name) : [];
        return programs.Count > 0 ? programs : called;
    }

    /// <summary>The nodes where a selector looks.</summary>
    public static HashSet<string> NodesOf(FleetSnapshot fleet, Selector selector) =>
    [
        .. fleet.Nodes.Where(node => selector.Node?.Matches(node) != false
            && (selector.Role is null || fleet.Member(node)?.Roles.Any(selector.Role.Matches) == true)),
    ];
}
