using System.Globalization;
using Supervisor.Cli.Fleet;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>What can stand in the place of the table.</summary>
internal sealed class TopPanels(TimeZoneInfo zone)
{
    private static readonly string[] Keys =
    [
        "Up Down j k PgUp PgDn Home End   move",
        "Left Right Space Enter           fold, unfold a node (F: all)",
        "/                                filter by name, node, state; * ? match; Esc ends",
        "C M R U N S                      sort: cpu mem restarts uptime name state; again: turn",
        "g                                under their nodes, or all in one list",
        "s x r                            start, stop, restart the process at the cursor",
        "t                                its log as it grows (e: stderr)",
        "w Enter                          why it is in its state",
        "Ctrl-L Ctrl-Z                    draw again, back to the shell for a while",
        "q Ctrl-C                         quit",
    ];

    public IEnumerable<string> Lines(TopModel model, int room) => model.Panel switch
    {
        TopPanel.Help => Framed(model, "Keys", Keys, room),
        TopPanel.Why why => Framed(model, $"Why {why.Key}", Why(model, why.Key), room),
        TopPanel.Tail tail => Framed(model, $"{tail.Key} {tail.Channel}", Last(tail, room - 1), room),
        _ => [],
    };

    private static IEnumerable<string> Framed(TopModel model, string title, IEnumerable<string> content, int room) => content
        .Select(line => new StyledLine(model.Columns).Add(line).ToString())
        .Prepend(new StyledLine(model.Columns).Add(" " + title).Fill(TopTheme.Title).ToString())
        .Take(room);

    private static IEnumerable<string> Last(TopPanel.Tail tail, int room) =>
        tail.Lines.Count == 0 ? ["(nothing yet)"] : tail.Lines.Skip(Math.Max(0, tail.Lines.Count - room)).Select(AnsiText.Strip);

    private List<string> Why(TopModel model, ProcessKey key)
    {
        if (!model.Processes.TryGetValue(key, out var process)) return ["It is no longer there."];
        var lines = new List<string> { $"state      {process.StateName}{(process.IsReachable ? "" : " when its node was heard last")}" };
        if (process.Row is { } row)
        {
            Add(lines, "says", row.Description);
            if (row.Source is { } source) lines.AddRange(Details(source));
        }
        lines.Add($"children   {process.Spawns} so far");
        var history = model.History.GetValueOrDefault(key, []);
        if (history.Count > 0) lines.Add("");
        lines.AddRange(history.Reverse().Select(Event));
        return lines;
    }

    private string Event(FleetEvent happened) =>
        $"{Figures.Clock(happened.Time, zone)}   {TextWidth.Pad(happened.Before, 8)} -> {happened.State}"
        + (happened.Pid > 0 ? $"   pid {happened.Pid}" : "");

    private List<string> Details(RpcValue source)
    {
        var lines = new List<string>();
        Add(lines, "error", Text(source, "spawnerr"));
        if (source.Find("stop")?.AsNumber() is > 0 and var stop)
        {
            Add(lines, "ended", Date(stop));
            Add(lines, "status", Text(source, "exitstatus"));
        }
        if (source.Find("start")?.AsNumber() is > 0 and var start) Add(lines, "started", Date(start));
        Add(lines, "stdout", Text(source, "stdout_logfile"));
        Add(lines, "stderr", Text(source, "stderr_logfile"));
        return lines;
    }

    private string Date(long unixSeconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(RpcValue source, string member) => source.Find(member)?.AsText() ?? "";

    private static void Add(List<string> lines, string title, string text)
    {
        if (text.Length > 0) lines.Add($"{title,-10} {text}");
    }
}
