using System.Text;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Fleet;

/// <summary>Processes for a program: one line each, with its full name, in the columns of <c>status</c>.</summary>
internal static class StatusLines
{
    public static string Of(IReadOnlyList<FleetRow> rows)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => TextWidth.Of(row.FullName));
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(TextWidth.Pad(row.FullName, width + 3)).Append(TextWidth.Pad(row.StateName, 10))
                .Append(Description(row)).Append('\n');
        return text.ToString();
    }

    private static string Description(FleetRow row)
    {
        if (row.IsReachable) return row.Description;
        var remark = $"(node unreachable, as of {AgeText.Of(row.Age)} ago)";
        return row.Description.Length == 0 ? remark : $"{row.Description} {remark}";
    }
}
