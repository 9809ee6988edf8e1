using System.Text;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>A line per process. Unknown names come first; a process that is down decides the exit status last.</summary>
internal sealed class StatusCommand(ConsoleSession session) : Command(session)
{
    private const int NarrowestName = 30;

    public override IReadOnlyList<string> Help =>
    [
        "status <name>\t\tShow one process",
        "status <gname>:*\tShow the processes of a group",
        "status <name> <name>\tShow several processes or groups",
        "status\t\t\tShow every process",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp())
        {
            Session.ExitStatus = ExitStatus.StatusUnknown;
            return;
        }
        var names = Words(arguments);
        var json = TakesJson(names);
        var all = ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow());
        var chosen = names.Count == 0 || names.Contains("all") ? all : Choose(all, names, json);
        if (json) Session.Terminal.Write(JsonText.Rows(chosen));
        else Session.Terminal.Write(Table(chosen));
        if (chosen.Exists(row => row.IsDown)) Session.ExitStatus = ExitStatus.StatusNotRunning;
    }

    private List<ProcessRow> Choose(List<ProcessRow> all, List<string> names, bool json)
    {
        void Tell(string line) => Miss(line, json, ExitStatus.StatusUnknown);
        return [.. Expand(names, Tell).SelectMany(name => Find(all, name, Tell))];
    }

    private static string Table(List<ProcessRow> rows)
    {
        var width = NarrowestName;
        foreach (var row in rows) width = Math.Max(width, TextWidth.Of(row.Namespec));
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(TextWidth.Pad(row.Namespec, width + 3)).Append(TextWidth.Pad(row.StateName, 10))
                .Append(row.Description).Append('\n');
        return text.ToString();
    }
}
