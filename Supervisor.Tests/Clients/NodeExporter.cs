using System.Diagnostics;
using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>Prometheus' node exporter with no collector but that of supervisord, at a daemon of a test; it listens where the kernel lets it.</summary>
internal sealed partial class NodeExporter : IAsyncDisposable
{
    // The shell becomes the exporter.
    private const string Launcher = "exec \"$@\" >/dev/null 2>exporter.err </dev/null";

    private readonly DaemonUnderTest _daemon;
    private readonly Process _process;

    public NodeExporter(DaemonUnderTest daemon, string url)
    {
        _daemon = daemon;
        string[] words =
        [
            ClientTool.NodeExporter, "--collector.disable-defaults", "--collector.supervisord", $"--collector.supervisord.url={url}",
            "--web.listen-address=127.0.0.1:0",
        ];
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Launcher, "sh", .. words]) { WorkingDirectory = daemon.Directory.Path })!;
    }

    /// <summary>What it says about supervisord; times are masked.</summary>
    public async Task<string[]> Scrape()
    {
        var address = await Eventually.Some(Address, what: "the exporter's address");
        using var http = new HttpClient();
        var text = await http.GetStringAsync($"http://{address}/metrics").Within();
        return [.. text.Split('\n').Where(line => About().IsMatch(line)).Select(line => Time().Replace(line, "$1 T"))];
    }

    public async ValueTask DisposeAsync()
    {
        SignalByPid.Send(_process.Id, SignalByPid.Term);
        await _process.WaitForExitAsync().Within();
        _process.Dispose();
    }

    private string? Address()
    {
        var log = _daemon.Directory.File("exporter.err");
        return File.Exists(log) && Listening().Match(File.ReadAllText(log)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("msg=\"Listening on\" address=(\\S+)\\s")]
    private static partial Regex Listening();

    [GeneratedRegex("^[^#]*supervisord")]
    private static partial Regex About();

    [GeneratedRegex(@"^(node_supervisord_start_time_seconds\S*|node_scrape_collector_duration_seconds\S*) .*")]
    private static partial Regex Time();
}
