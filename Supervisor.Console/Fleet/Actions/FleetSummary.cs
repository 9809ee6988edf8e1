using System.Text;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>What an action came to, for each process.</summary>
internal static class FleetSummary
{
    private const string UnderWay = "still under way";

    /// <summary>For the eye: under the nodes, with a sum at the end.</summary>
    public static string Table(FleetReport report, FleetAction action, Painter painter)
    {
        var lines = Lines(report, action, painter).ToList();
        var width = lines.Count == 0 ? 0 : lines.Max(line => TextWidth.Of(line.ShortName));
        var text = new StringBuilder();
        foreach (var node in lines.GroupBy(line => line.Node).OrderBy(node => node.Key, StringComparer.Ordinal))
        {
            text.Append(painter.In(Ansi.Bold, node.Key)).Append('\n');
            foreach (var (_, name, words) in node) text.Append($"  {TextWidth.Pad(name, width)}  {words}\n");
        }
        return text.Append(Sum(report, action)).Append('\n').ToString();
    }

    /// <summary>For a program, and for a single process: a line each.</summary>
    public static string Plain(FleetReport report, FleetAction action, Painter painter) =>
        string.Concat(Lines(report, action, painter).Select(line => $"{line.Node}:{line.ShortName}: {line.Words}\n"));

    public static string Json(FleetReport report, FleetAction action) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var outcome in report.Outcomes)
            JsonText.WriteMap(json, outcome.FullName, MapOf(outcome.Node, outcome.Group, outcome.Name,
                outcome.Code, outcome.Text, outcome.InWords(action), !outcome.Fails(action)));
        foreach (var row in report.UnderWay)
            JsonText.WriteMap(json, row.FullName, MapOf(row.Node, row.Group, row.Name, FleetOutcome.NoAnswer, "", UnderWay, false));
        json.WriteEndArray();
    });

    private static RpcValue.Map MapOf(
        string node, string group, string name, int status, string description, string outcome, bool succeeded) => new(
    [
        new("node", node), new("group", group), new("name", name), new("status", status), new("description", description),
        new("outcome", outcome), new("succeeded", new RpcValue.Truth(succeeded)),
    ]);

    private static IEnumerable<(string Node, string ShortName, string Words)> Lines(FleetReport report, FleetAction action, Painter painter)
    {
        foreach (var outcome in report.Outcomes)
            yield return (outcome.Node, outcome.ShortName,
                painter.In(outcome.Fails(action) ? Ansi.Red : Ansi.Green, outcome.InWords(action)));
        foreach (var row in report.UnderWay) yield return (row.Node, row.ShortName, painter.In(Ansi.Yellow, UnderWay));
    }

    private static string Sum(FleetReport report, FleetAction action)
    {
        var outcomes = report.Outcomes;
        var sums = outcomes.Where(outcome => !outcome.Fails(action)).CountBy(outcome => outcome.InWords(action))
            .Select(pair => $"{pair.Value} {pair.Key}").ToList();
        if (outcomes.Count(outcome => outcome.Fails(action)) is > 0 and var failed) sums.Add($"{failed} failed");
        if (report.UnderWay.Count > 0) sums.Add($"{report.UnderWay.Count} {UnderWay}");
        return $"{report.Targets} {(report.Targets == 1 ? "process" : "processes")}: {string.Join(", ", sums)}";
    }
}
