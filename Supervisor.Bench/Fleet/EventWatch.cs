using System.Net.Sockets;
using System.Text.Json;
using Supervisor.Bench.Daemons;

namespace Supervisor.Bench.Fleet;

/// <summary>Follows the events of many nodes and notes when each hears of each change of a process.</summary>
internal sealed class EventWatch : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Time, List<double> Arrivals)> _changes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly List<HttpClient> _clients = [];
    private readonly List<Task> _readers = [];

    private EventWatch()
    {
    }

    public static async Task<EventWatch> Start(IReadOnlyList<DaemonRun> nodes)
    {
        var watch = new EventWatch();
        foreach (var node in nodes)
        {
            var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, cancel) => Connect(node.Socket, cancel) });
            watch._clients.Add(client);
            watch._readers.Add(watch.Read(new(await client.GetStreamAsync("http://localhost/cluster/events").ConfigureAwait(false))));
        }

        return watch;
    }

    /// <summary>Milliseconds from the time that the change's own node gives it until the last node had it; of changes that all have.</summary>
    public IReadOnlyList<double> Latencies()
    {
        lock (_lock)
        {
            return [.. _changes.Values.Where(c => c.Arrivals.Count == _clients.Count).Select(c => 1000 * (c.Arrivals.Max() - c.Time))];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_readers).ConfigureAwait(false);
        foreach (var client in _clients) client.Dispose();
        _end.Dispose();
    }

    private static async ValueTask<Stream> Connect(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel).ConfigureAwait(false);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task Read(StreamReader lines)
    {
        try
        {
            while (await lines.ReadLineAsync(_end.Token).ConfigureAwait(false) is { } line)
            {
                if (line.Contains("PROCESS_STATE_", StringComparison.Ordinal)) Note(line, TimeProvider.System.GetUtcNow());
            }
        }
        catch (OperationCanceledException)
        {
            // Watched for long enough.
        }
    }

    // A change is known by its own time and type, which are the same everywhere.
    private void Note(string line, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(line);
        var (time, type) = (document.RootElement.GetProperty("time").GetDouble(), document.RootElement.GetProperty("type").GetString());
        lock (_lock)
        {
            var key = $"{time:R} {type}";
            if (!_changes.TryGetValue(key, out var change)) _changes[key] = change = (time, []);
            change.Arrivals.Add((now - DateTimeOffset.UnixEpoch).TotalSeconds);
        }
    }
}
