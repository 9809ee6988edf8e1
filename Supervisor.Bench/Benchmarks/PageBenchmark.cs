using System.Net;
using System.Net.Sockets;
using Supervisor.Bench.Load;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// The web page in a headless Chromium that has nothing of it yet: from the order to go there until something is seen, and how many
/// bytes came until all that the page loads was there.
/// </summary>
internal sealed class PageBenchmark() : DaemonBenchmark("page", "the web page of 500 programs in a browser", rounds: 3)
{
    private const int Programs = 500, Times = 5;

    private static readonly Figure Paint = new($"web page of {Programs} programs → first paint", "s", Goal.AtMost(1));
    private static readonly Figure Size = new($"web page of {Programs} programs, over the network", "kB", Goal.AtMost(200));

    protected override string? Lacks => Browser.Program is null ? "there is no chromium on the PATH" : null;

    protected override async Task Measure(Subject subject)
    {
        var port = FreePort();
        await using var daemon = await subject.Start(new(Programs) { Others = (_, _) => $"[inet_http_server]\nport = 127.0.0.1:{port}" }).ConfigureAwait(false);
        await daemon.Reports.Take(Programs).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        await using var browser = await Browser.Start(words => daemon.Beside("browser.out", words), daemon.File("browser")).ConfigureAwait(false);
        for (var i = 0; i < Times; i++)
        {
            var load = await browser.Load(new($"http://127.0.0.1:{port}/")).ConfigureAwait(false);
            subject.Record(Paint, load.FirstPaint / 1e3);
            subject.Record(Size, load.Bytes / 1e3);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
