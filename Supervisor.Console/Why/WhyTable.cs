using System.Globalization;
using System.Text;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Why;

/// <summary>The children of a process, a line each, and what the last dead one wrote.</summary>
internal static class WhyTable
{
    private const int ConfigDigits = 6;

    private static readonly string[] Heads = ["STARTED", "LIVED", "ENDED BY", "STARTED BY", "STOPPED BY", "PEAK", "CONFIG"];

    public static string Of(IEnumerable<PastChild> children, TimeZoneInfo zone)
    {
        string[][] rows = [Heads, .. children.Select(child => Row(child, zone))];
        var widths = Heads.Select((_, column) => rows.Max(row => TextWidth.Of(row[column]))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => TextWidth.Pad(cell, widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a child wrote last, its lines marked with the stream; without colours and the like, and nothing that a terminal would obey.</summary>
    public static string Output(PastChild child)
    {
        var text = new StringBuilder();
        foreach (var line in child.Output) text.Append($"{line["stream"].AsText()} | {Plain(AnsiText.Strip(line["line"].AsText()))}\n");
        return text.ToString();
    }

    private static string[] Row(PastChild child, TimeZoneInfo zone) =>
    [
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(child.Start), zone)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        child.Lived is { } lived ? WhyText.Span(lived) : "-",
        child.SpawnError is { } error && child.Pid is null ? Plain(error) : WhyText.End(child),
        WhyText.Reason(child.Started, child.StartedBy),
        WhyText.Reason(child.Stopped, child.StoppedBy) + (child.WasKilled ? ", killed" : ""),
        child.PeakRss is { } peak ? Size(peak, child.PeakIsBound) : "-",
        child.Config.Length > ConfigDigits ? child.Config[..ConfigDigits] : child.Config,
    ];

    private static string Size(long kib, bool isBound)
    {
        var size = kib < 10 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{kib} KiB")
            : string.Create(CultureInfo.InvariantCulture, $"{kib / 1024} MiB");
        return isBound ? "< " + size : size;
    }

    private static string Plain(string text) =>
        text.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c)) : text;
}
