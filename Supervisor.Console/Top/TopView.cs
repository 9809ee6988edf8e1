using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Top;

/// <summary>What a model looks like: as many lines as the screen has, each no wider than it.</summary>
internal sealed class TopView(TopTheme theme, TimeZoneInfo zone)
{
    /// <summary>Three lines of sums, the titles, and the last line.</summary>
    public const int LinesAround = 5;

    private const double MessageSeconds = 10;

    private readonly TopTable _table = new(theme);
    private readonly TopPanels _panels = new(zone);

    public IReadOnlyList<string> Lines(TopModel model)
    {
        var lines = new List<string> { Fleet(model), States(model), Sums(model) };
        if (model.Panel is null or TopPanel.Question) lines.AddRange(_table.Lines(model));
        else lines.AddRange(_panels.Lines(model, model.Room + 1));
        while (lines.Count < model.Rows - 1) lines.Add("");
        lines.Add(Bottom(model));
        return lines.Count > model.Rows ? [.. lines.Take(Math.Max(0, model.Rows - 1)), lines[^1]] : lines;
    }

    private string Fleet(TopModel model)
    {
        var self = model.Members.FirstOrDefault(member => member.IsSelf)?.Name;
        var lost = model.Members.Count(member => !member.IsReachable);
        var line = new StyledLine(model.Columns).Add("fleet", TopTheme.Bold).Add(self is null ? "" : $" seen from {self}")
            .Add($"   {Count(model.Members.Count, "node")}, {model.Members.Count(IsUp)} up");
        if (lost > 0) line.Add(", ").Add($"{lost} unreachable", theme.Bad);
        return line.Add($"   {Figures.Percent(model.Events.At(model.Now))} events/s   {Figures.Clock(model.Now, zone)}").ToString();
    }

    private string States(TopModel model)
    {
        var line = new StyledLine(model.Columns);
        if (model.Trouble is { } trouble) return line.Add($"no answer from the server ({trouble}); trying again", theme.Bad).ToString();
        if (!model.IsLoaded) return line.Add("asking the fleet ...").ToString();
        line.Add($"{Count(model.Processes.Count, "process")}:");
        var counts = model.Processes.Values.CountBy(process => process.StateName)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);
        foreach (var (state, count) in counts) line.Add($" {count} ").Add(state, theme.Of(state));
        return line.ToString();
    }

    private string Sums(TopModel model)
    {
        var cpu = model.Processes.Values.Sum(process => process.Cpu ?? 0);
        var memory = model.Processes.Values.Sum(process => process.Memory ?? 0);
        var line = new StyledLine(model.Columns).Add($"cpu {Figures.Percent(cpu)} %   memory {Figures.Memory(memory)}")
            .Add($"   sorted by {model.Sort.ToString().ToLowerInvariant()}{(model.IsReversed ? ", reversed" : "")}");
        if (model.Filter.Length > 0) line.Add("   filter ").Add(model.Filter, theme.Warning);
        return line.ToString();
    }

    private string Bottom(TopModel model)
    {
        var line = new StyledLine(model.Columns);
        if (model.IsTypingFilter) return line.Add("/" + model.Filter).Add(" ", TopTheme.Cursor).ToString();
        if (model.Panel is TopPanel.Question question)
            return line.Add($"{Capital(question.Verb)} {question.Key}? y/N ", theme.Warning).ToString();
        if (model.Message.Length > 0 && model.Now - model.MessageAt < MessageSeconds) return line.Add(model.Message).ToString();
        return line.Add(Hint(model.Panel), theme.Dim).ToString();
    }

    private static string Hint(TopPanel? panel) => panel switch
    {
        TopPanel.Tail => "Esc back  e stdout/stderr",
        TopPanel.Why => "Esc back  t log",
        TopPanel.Help => "any key: back",
        _ => "? help  / filter  CMRUNS sort  s start  x stop  r restart  t log  w why  q quit",
    };

    private static bool IsUp(MemberRow member) => member is { IsReachable: true, Status: "Up" or "WeaklyUp" };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Count(int count, string what) =>
        count == 1 ? $"1 {what}" : $"{count} {what}{(what.EndsWith('s') ? "es" : "s")}";
}
