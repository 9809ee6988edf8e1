using Supervisor.Cli.Fleet.Selectors;

namespace Supervisor.Cli.Top;

/// <summary>Which lines there are, and in which order.</summary>
internal static class TopList
{
    public static IReadOnlyList<TopLine> Of(TopModel model)
    {
        var shown = Filtered(model);
        shown.Sort(Order(model));
        if (!model.IsGrouped) return [.. shown.Select(Line)];
        var byNode = shown.ToLookup(process => process.Key.Node);
        var lines = new List<TopLine>();
        foreach (var node in Nodes(model))
        {
            if (model.Filter.Length > 0 && !byNode.Contains(node)) continue;
            lines.Add(new(node, null));
            if (!model.Folded.Contains(node)) lines.AddRange(byNode[node].Select(Line));
        }
        return lines;
    }

    private static IEnumerable<string> Nodes(TopModel model) => model.Members.Select(member => member.Name)
        .Concat(model.Processes.Keys.Select(key => key.Node)).Distinct().Order(StringComparer.Ordinal);

    private static TopLine Line(TopProcess process) => new(process.Key.Node, process.Key);

    /// <summary>A piece of the full name or of the state, in either case of letters; with * or ? a pattern.</summary>
    private static List<TopProcess> Filtered(TopModel model)
    {
        var text = model.Filter;
        if (text.Length == 0) return [.. model.Processes.Values];
        if (!text.Contains('*') && !text.Contains('?'))
            return [.. model.Processes.Values.Where(process =>
                process.Key.ToString().Contains(text, StringComparison.OrdinalIgnoreCase)
                || process.StateName.Contains(text, StringComparison.OrdinalIgnoreCase))];
        var pattern = Glob.Parse($"*{text.Replace("[", "[[]")}*");
        return [.. model.Processes.Values.Where(process => pattern.Matches(process.Key.ToString()))];
    }

    /// <summary>The largest first, names and states from A on; reversed when the key was pressed again.</summary>
    private static Comparison<TopProcess> Order(TopModel model)
    {
        Comparison<TopProcess> first = model.Sort switch
        {
            TopSort.Cpu => (a, b) => (b.Cpu ?? -1).CompareTo(a.Cpu ?? -1),
            TopSort.Memory => (a, b) => (b.Memory ?? -1).CompareTo(a.Memory ?? -1),
            TopSort.Restarts => (a, b) => b.Restarts.CompareTo(a.Restarts),
            TopSort.Uptime => (a, b) => b.Uptime(model.Now).CompareTo(a.Uptime(model.Now)),
            TopSort.State => (a, b) => Rank(a.StateName).CompareTo(Rank(b.StateName)),
            _ => ByName,
        };
        return (a, b) => first(a, b) is var order and not 0 ? (model.IsReversed ? -order : order) : ByName(a, b);
    }

    private static int ByName(TopProcess a, TopProcess b)
    {
        var node = string.CompareOrdinal(a.Key.Node, b.Key.Node);
        if (node != 0) return node;
        var group = string.CompareOrdinal(a.Key.Group, b.Key.Group);
        return group != 0 ? group : string.CompareOrdinal(a.Key.Name, b.Key.Name);
    }

    /// <summary>What needs somebody's attention first.</summary>
    private static int Rank(string stateName) => stateName switch
    {
        "UNKNOWN" => 0,
        "FATAL" => 1,
        "BACKOFF" => 2,
        "STARTING" => 3,
        "STOPPING" => 4,
        "EXITED" => 5,
        "STOPPED" => 6,
        _ => 7,
    };
}
