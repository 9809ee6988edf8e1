using System.Text;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>A line per node, under a line of titles; columns are separated by two blanks, an empty one is <c>-</c>.</summary>
internal static class MembersTable
{
    private static readonly string[] Titles = ["NODE", "ADDRESS", "STATUS", "REACH", "PROCS", "ROLES", "VERSION", "NOTES"];

    /// <summary>For the eye, an address is its host and port.</summary>
    public static string Of(IEnumerable<MemberRow> members, bool isForTheEye, Painter painter)
    {
        var rows = members.OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        var cells = rows.Select(row => Cells(row, isForTheEye)).Prepend(Titles).ToList();
        var widths = Enumerable.Range(0, Titles.Length).Select(i => cells.Max(row => TextWidth.Of(row[i]))).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            var line = string.Join("  ", cells[i].Select((cell, column) => TextWidth.Pad(cell, widths[column]))).TrimEnd();
            text.Append(painter.In(i == 0 ? Ansi.Bold : Colour(rows[i - 1]), line)).Append('\n');
        }
        return text.ToString();
    }

    private static string[] Cells(MemberRow member, bool isForTheEye) =>
    [
        member.Name,
        OrDash(isForTheEye ? member.HostAndPort : member.Address),
        member.Status,
        member.IsReachable ? "yes" : $"no,{AgeText.Of(member.Age).Replace(" ", "")}",
        member.IsKnown ? member.Processes.ToString() : "-",
        OrDash(string.Join(',', member.Roles)),
        OrDash(member.Version),
        OrDash(Notes(member)),
    ];

    private static string Notes(MemberRow member)
    {
        var notes = new List<string>();
        if (member.IsSelf) notes.Add("self");
        if (member.IsLeader) notes.Add("leader");
        if (member.IsOldest) notes.Add("oldest");
        if (member.Mood is not ("" or "RUNNING")) notes.Add(member.Mood);
        return string.Join(',', notes);
    }

    private static string Colour(MemberRow member) =>
        !member.IsReachable ? Ansi.Red : member.Status == "Up" ? "" : Ansi.Yellow;

    private static string OrDash(string text) => text.Length == 0 ? "-" : text;
}
