using System.Globalization;
using Supervisor.Bench.Daemons;

namespace Supervisor.Bench.Measuring;

/// <summary>The results as text; it is also a table in Markdown.</summary>
internal static class ResultTable
{
    private static readonly string[] Head = ["what", "stock", "ours", "goal", "met?"];

    public static string Write(Results results)
    {
        var rows = results.Figures.Select(f => Row(f, results)).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(r => r[column].Length)).ToList();
        rows.Insert(1, [.. widths.Select((width, column) => IsText(column) ? new string('-', width) : new string('-', width - 1) + ":")]);
        return string.Concat(rows.Select(row =>
            "| " + string.Join(" | ", row.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |\n"));
    }

    /// <summary>Figures of ours that were measured and do not reach their goal.</summary>
    public static IReadOnlyList<Figure> Missed(Results results) => [.. results.Figures.Where(f =>
        results.Count(f, Contestant.Ours) > 0 && !f.Goal.IsMet(results.Of(f, Contestant.Ours), results.Of(f, Contestant.Stock)))];

    private static string[] Row(Figure figure, Results results)
    {
        var (stock, ours) = (results.Of(figure, Contestant.Stock), results.Of(figure, Contestant.Ours));
        return [figure.Unit.Length > 0 ? $"{figure.What}, {figure.Unit}" : figure.What, Number(stock), Number(ours), figure.Goal.Text, Verdict(figure.Goal, ours, stock)];
    }

    private static string Verdict(Goal goal, double ours, double stock) =>
        goal == Goal.None || double.IsNaN(ours) ? "" : goal.IsMet(ours, stock) ? "yes" : "NO";

    private static bool IsText(int column) => column is 0 or 3 or 4;

    // Three digits that count.
    private static string Number(double value) => value switch
    {
        double.NaN => "",
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
