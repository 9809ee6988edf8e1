namespace Supervisor.Cli.Fleet;

/// <summary>The fleet at one moment, as one node knows it: nodes by name, and the processes in the order of the nodes.</summary>
internal sealed record FleetSnapshot
{
    public FleetSnapshot(IEnumerable<MemberRow> members, IEnumerable<FleetRow> rows)
    {
        Members = [.. members.OrderBy(member => member.Name, StringComparer.Ordinal)];
        Rows = [.. rows.OrderBy(row => row.Node, StringComparer.Ordinal)];
    }

    public IReadOnlyList<MemberRow> Members { get; }
    public IReadOnlyList<FleetRow> Rows { get; }

    /// <summary>The names of all nodes, those without processes too.</summary>
    public IEnumerable<string> Nodes =>
        Members.Select(member => member.Name).Concat(Rows.Select(row => row.Node)).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Roles => Members.SelectMany(member => member.Roles).Distinct().Order(StringComparer.Ordinal);

    public MemberRow? Member(string node) => Members.FirstOrDefault(member => member.Name == node);
}
