using System.Net.WebSockets;
using System.Text.Json;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Load;

/// <summary>What a browser needed for a page: milliseconds until it showed something, and bytes that came over the network.</summary>
internal readonly record struct PageLoad(double FirstPaint, long Bytes);

/// <summary>
/// A headless Chromium with one tab that keeps nothing between two pages; spoken to in the DevTools protocol
/// (chromedevtools.github.io/devtools-protocol).
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private const int LargestMessage = 16 << 20;

    private const string Painted = """
        new Promise(done => new PerformanceObserver(list => {
            for (const entry of list.getEntries()) if (entry.name === 'first-paint') done(entry.startTime);
        }).observe({ type: 'paint', buffered: true }))
        """;

    private static readonly string[] Options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly ClientWebSocket _tab = new();
    private readonly byte[] _received = new byte[LargestMessage];
    private int _calls;
    private long _bytes;
    private bool _isLoaded;

    private Browser(ChildProcess process) => _process = process;

    /// <summary>Null where there is none.</summary>
    public static string? Program => Programs.FindFirst("chromium", "chromium-browser", "google-chrome");

    /// <param name="start">Starts a program, given its words.</param>
    /// <param name="folder">For what it keeps; it need not be there.</param>
    public static async Task<Browser> Start(Func<IReadOnlyList<string>, ChildProcess> start, string folder)
    {
        var browser = new Browser(start([Program!, .. Options, $"--user-data-dir={folder}", "about:blank"]));
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var port = await Port(Path.Combine(folder, "DevToolsActivePort"), patience.Token).ConfigureAwait(false);
            await browser.Attach(port, patience.Token).ConfigureAwait(false);
            return browser;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or HttpRequestException)
        {
            browser._process.Signal(Libc.SIGKILL);
            throw new BenchException($"{Program} cannot be spoken to: {e.Message}");
        }
    }

    /// <summary>From the order to go there, with all that the page needs.</summary>
    public async Task<PageLoad> Load(Uri page)
    {
        using var patience = new CancellationTokenSource(Patience);
        (_bytes, _isLoaded) = (0, false);
        await Call("Page.navigate", new { url = page }, patience.Token).ConfigureAwait(false);
        while (!_isLoaded) await Receive(patience.Token).ConfigureAwait(false);
        var answer = await Call("Runtime.evaluate", new { expression = Painted, awaitPromise = true, returnByValue = true }, patience.Token).ConfigureAwait(false);
        return new(answer.GetProperty("result").GetProperty("value").GetDouble(), _bytes);
    }

    public async ValueTask DisposeAsync()
    {
        _tab.Dispose();
        _process.Signal(Libc.SIGTERM);
        if (await Task.WhenAny(_process.End, Task.Delay(Patience)).ConfigureAwait(false) != _process.End) _process.Signal(Libc.SIGKILL);
        await _process.End.ConfigureAwait(false);
    }

    /// <summary>It writes down which port it took: the first line.</summary>
    private static async Task<int> Port(string file, CancellationToken cancel)
    {
        while (true)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file, cancel).ConfigureAwait(false) is [var first, _] && int.TryParse(first, out var port)) return port;
            await Task.Delay(Poll, cancel).ConfigureAwait(false);
        }
    }

    private static async Task<Uri> Tab(int port, CancellationToken cancel)
    {
        using var client = new HttpClient();
        using var targets = JsonDocument.Parse(await client.GetStringAsync($"http://127.0.0.1:{port}/json/list", cancel).ConfigureAwait(false));
        var page = targets.RootElement.EnumerateArray().First(t => t.GetProperty("type").GetString() == "page");
        return new(page.GetProperty("webSocketDebuggerUrl").GetString()!);
    }

    private async Task Attach(int port, CancellationToken cancel)
    {
        await _tab.ConnectAsync(await Tab(port, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        await Call("Page.enable", new { }, cancel).ConfigureAwait(false);
        await Call("Network.enable", new { }, cancel).ConfigureAwait(false);
        await Call("Network.setCacheDisabled", new { cacheDisabled = true }, cancel).ConfigureAwait(false);
    }

    private async Task<JsonElement> Call(string method, object parameters, CancellationToken cancel)
    {
        var id = ++_calls;
        var call = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters });
        await _tab.SendAsync(call, WebSocketMessageType.Text, endOfMessage: true, cancel).ConfigureAwait(false);
        while (true)
        {
            var message = await Receive(cancel).ConfigureAwait(false);
            if (!message.TryGetProperty("id", out var answered) || answered.GetInt32() != id) continue;
            return message.TryGetProperty("result", out var result) ? result : throw new BenchException($"{method}: {message}");
        }
    }

    private async Task<JsonElement> Receive(CancellationToken cancel)
    {
        var length = 0;
        ValueWebSocketReceiveResult piece;
        do length += (piece = await _tab.ReceiveAsync(_received.AsMemory(length), cancel).ConfigureAwait(false)).Count;
        while (!piece.EndOfMessage && length < LargestMessage);
        var message = JsonSerializer.Deserialize<JsonElement>(_received.AsSpan(0, length));
        switch (message.TryGetProperty("method", out var method) ? method.GetString() : null)
        {
            case "Network.loadingFinished": _bytes += (long)message.GetProperty("params").GetProperty("encodedDataLength").GetDouble(); break;
            case "Page.loadEventFired": _isLoaded = true; break;
        }

        return message;
    }
}
