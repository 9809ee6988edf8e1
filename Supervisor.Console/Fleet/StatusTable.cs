using System.Text;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>Processes for the eye, under their nodes.</summary>
internal static class StatusTable
{
    private const string Indent = "  ";
    private const int StateWidth = 8;
    private const int PidWidth = 7;

    /// <summary>With <paramref name="wholeFleet"/> also the nodes that have no process.</summary>
    public static string Of(FleetSnapshot fleet, IReadOnlyList<FleetRow> rows, bool wholeFleet, Painter painter)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => TextWidth.Of(row.ShortName));
        var byNode = rows.ToLookup(row => row.Node);
        var text = new StringBuilder();
        foreach (var node in fleet.Nodes.Where(node => wholeFleet || byNode.Contains(node)))
        {
            text.Append(NodeLine(node, fleet.Member(node), byNode[node].ToList(), painter)).Append('\n');
            foreach (var row in byNode[node]) text.Append(RowLine(row, width, painter)).Append('\n');
        }
        return text.ToString();
    }

    private static string NodeLine(string node, MemberRow? member, List<FleetRow> rows, Painter painter)
    {
        var name = painter.In(Ansi.Bold, node);
        var count = $"{rows.Count} {(rows.Count == 1 ? "process" : "processes")}";
        if (member is { IsReachable: false } || rows.Exists(row => !row.IsReachable))
            return $"{name} - {painter.In(Ansi.Red, "unreachable")}, {Known(member, rows)}";
        if (member is { IsKnown: false }) return $"{name} - {painter.In(Ansi.Yellow, "its processes are not known yet")}";
        return member is null or { Status: "Up" } ? $"{name} - {count}" : $"{name} - {painter.In(Ansi.Yellow, member.Status)}, {count}";
    }

    private static string Known(MemberRow? member, List<FleetRow> rows) => rows.Count == 0
        ? "nothing is known of its processes"
        : $"as of {AgeText.Of(rows.Max(row => Math.Max(row.Age, member?.Age ?? 0)))} ago:";

    private static string RowLine(FleetRow row, int width, Painter painter)
    {
        var (pid, rest) = Split(row);
        var colour = row.IsReachable ? Ansi.OfState(row.StateName) : Ansi.Dim;
        return $"{Indent}{TextWidth.Pad(row.ShortName, width)}  {painter.Column(colour, row.StateName, StateWidth)}  "
            + $"{pid.PadLeft(PidWidth)}  {rest}".TrimEnd();
    }

    /// <summary>The description of a running process begins with its pid, which has a column here.</summary>
    private static (string Pid, string Text) Split(FleetRow row)
    {
        var start = $"pid {row.Pid}, ";
        return row.Pid > 0 && row.Description.StartsWith(start, StringComparison.Ordinal)
            ? (row.Pid.ToString(), row.Description[start.Length..])
            : (row.Pid > 0 ? row.Pid.ToString() : "-", row.Description);
    }
}
