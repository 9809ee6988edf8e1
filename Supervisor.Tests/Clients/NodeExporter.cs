using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>
/// Prometheus' node exporter with no collector but that of supervisord, as a program of the daemon that it asks. It listens where the kernel
/// lets it.
/// </summary>
internal static partial class NodeExporter
{
    public static string Section(string url) => $"""
        [program:exporter]
        command={ClientTool.NodeExporter} --collector.disable-defaults --collector.supervisord --collector.supervisord.url={url} --web.listen-address=127.0.0.1:0
        stderr_logfile=%(here)s/exporter.err
        startsecs=0

        """;

    /// <summary>What it says about supervisord; times are masked.</summary>
    public static async Task<string[]> Scrape(DaemonUnderTest daemon)
    {
        var address = await Eventually.Some(() => Address(daemon), what: "the exporter's address");
        using var http = new HttpClient();
        var text = await http.GetStringAsync($"http://{address}/metrics").Within();
        return [.. text.Split('\n').Where(line => About().IsMatch(line)).Select(line => Time().Replace(line, "$1 T"))];
    }

    private static string? Address(DaemonUnderTest daemon)
    {
        var log = daemon.Directory.File("exporter.err");
        return File.Exists(log) && Listening().Match(File.ReadAllText(log)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("msg=\"Listening on\" address=(\\S+)\\s")]
    private static partial Regex Listening();

    [GeneratedRegex("^[^#]*supervisord")]
    private static partial Regex About();

    [GeneratedRegex(@"^(node_supervisord_start_time_seconds\S*|node_scrape_collector_duration_seconds\S*) .*")]
    private static partial Regex Time();
}
