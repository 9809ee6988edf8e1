using Supervisor.Cli.Fleet;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Top;

/// <summary>The titles and the part of the list that is on the screen.</summary>
internal sealed class TopTable(TopTheme theme)
{
    private const int StateWidth = 8, PidWidth = 7, UptimeWidth = 8, RestartsWidth = 4, CpuWidth = 6, MemoryWidth = 5;
    private const int FiguresWidth = StateWidth + PidWidth + UptimeWidth + RestartsWidth + CpuWidth + MemoryWidth + 6;
    private const int NarrowestName = 8;
    private const string Indent = "  ";

    public IEnumerable<string> Lines(TopModel model)
    {
        var lines = TopList.Of(model);
        var (node, name) = Widths(model);
        yield return Titles(model, node, name);
        for (var i = model.Offset; i < Math.Min(lines.Count, model.Offset + model.Room); i++)
        {
            var line = lines[i].Key is { } key ? Process(model, model.Processes[key], node, name) : Node(model, lines[i].Node);
            yield return (i == model.Cursor ? line.Fill(TopTheme.Cursor) : line).ToString();
        }
        if (lines.Count == 0 && model.IsLoaded) yield return model.Filter.Length > 0 ? "  nothing matches the filter" : "  no processes";
    }

    /// <summary>Without groups the node has a column of its own: a third of what the figures leave.</summary>
    private static (int Node, int Name) Widths(TopModel model)
    {
        var room = Math.Max(NarrowestName, model.Columns - FiguresWidth - 1);
        if (model.IsGrouped) return (0, room - Indent.Length);
        var longest = model.Members.Select(member => TextWidth.Of(member.Name)).DefaultIfEmpty(4).Max();
        var node = Math.Clamp(longest, 4, Math.Max(4, room / 3));
        return (node, Math.Max(NarrowestName, room - node - 1));
    }

    private static string Titles(TopModel model, int node, int name)
    {
        var line = new StyledLine(model.Columns);
        if (model.IsGrouped) line.Add(Indent);
        else line.AddLeft("NODE", node);
        return line.AddLeft("NAME", name).AddLeft("STATE", StateWidth).AddRight("PID", PidWidth).AddRight("UPTIME", UptimeWidth)
            .AddRight("RST", RestartsWidth).AddRight("CPU%", CpuWidth).AddRight("MEM", MemoryWidth).Fill(TopTheme.Title).ToString();
    }

    private StyledLine Process(TopModel model, TopProcess process, int node, int name)
    {
        var style = process.IsReachable ? "" : theme.Dim;
        var line = new StyledLine(model.Columns);
        if (model.IsGrouped) line.Add(Indent);
        else line.AddLeft(process.Key.Node, node, style);
        return line.AddLeft(process.Key.ShortName, name, style)
            .AddLeft(process.StateName, StateWidth, process.IsReachable ? theme.Of(process.StateName) : theme.Dim)
            .AddRight(process.HasChild ? process.Pid.ToString() : "-", PidWidth, style)
            .AddRight(process.HasChild ? Figures.Uptime(process.Uptime(model.Now)) : "-", UptimeWidth, style)
            .AddRight(process.Restarts.ToString(), RestartsWidth, process.Restarts > 0 ? theme.Warning : style)
            .AddRight(process.Cpu is { } cpu ? Figures.Percent(cpu) : "-", CpuWidth, style)
            .AddRight(process.Memory is { } memory ? Figures.Memory(memory) : "-", MemoryWidth, style);
    }

    private StyledLine Node(TopModel model, string node)
    {
        var member = model.Members.FirstOrDefault(member => member.Name == node);
        var processes = model.Processes.Values.Where(process => process.Key.Node == node).ToList();
        var line = new StyledLine(model.Columns).Add(model.Folded.Contains(node) ? "+ " : "- ").Add(node, TopTheme.Bold);
        var age = (member?.Age ?? 0) + model.Now - model.LoadedAt;
        if (member is { IsReachable: false }) line.Add(" ").Add($"unreachable, as of {AgeText.Of(age)} ago", theme.Bad);
        else if (member is not null and not { Status: "Up" }) line.Add(" ").Add(member.Status, theme.Warning);
        else if (member is { IsKnown: false }) line.Add(" ").Add("not known yet", theme.Warning);
        var running = processes.Count(process => process.StateName == "RUNNING");
        line.Add($"  {running}/{processes.Count} running");
        if (processes.Sum(process => process.Cpu ?? 0) is > 0 and var cpu) line.Add($"  cpu {Figures.Percent(cpu)} %");
        if (processes.Sum(process => process.Memory ?? 0) is > 0 and var memory) line.Add($"  mem {Figures.Memory(memory)}");
        if (member is { Roles.Count: > 0 }) line.Add($"  [{string.Join(", ", member.Roles)}]", theme.Dim);
        return line;
    }
}
