using System.Net.Sockets;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>Records a daemon's <c>/cluster/events</c>, with the daemon's own time stamps, until the daemon ends.</summary>
internal sealed class EventTape : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ClusterEvent> _events = [];
    private readonly List<(Func<ClusterEvent, bool> Which, TaskCompletionSource<ClusterEvent> Found)> _awaited = [];
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client;
    private readonly Task _recording;

    private EventTape(HttpClient client, StreamReader lines)
    {
        _client = client;
        _recording = Record(lines);
    }

    /// <summary>Up to now.</summary>
    public IReadOnlyList<ClusterEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public static async Task<EventTape> Of(DaemonUnderTest daemon)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(daemon.SocketPath), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        return new(client, new(await client.GetStreamAsync("http://localhost/cluster/events").Within()));
    }

    /// <summary>The first such event, recorded already or not.</summary>
    public async Task<ClusterEvent> First(Func<ClusterEvent, bool> which, TimeSpan? limit = null, string what = "")
    {
        try
        {
            return await FirstOf(which).Within(limit, what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n--- events\n{string.Join('\n', Events)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _recording;
        _client.Dispose();
        _end.Dispose();
    }

    private Task<ClusterEvent> FirstOf(Func<ClusterEvent, bool> which)
    {
        lock (_lock)
        {
            if (_events.FirstOrDefault(which) is { } recorded) return Task.FromResult(recorded);
            var found = new TaskCompletionSource<ClusterEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((which, found));
            return found.Task;
        }
    }

    private async Task Record(StreamReader lines)
    {
        try
        {
            while (await lines.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.Length > 0) Add(ClusterEvent.Parse(line));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The daemon was killed, or the tape is not wanted any more.
        }
    }

    private void Add(ClusterEvent happened)
    {
        lock (_lock)
        {
            _events.Add(happened);
            foreach (var (which, found) in _awaited)
            {
                if (which(happened)) found.TrySetResult(happened);
            }
        }
    }
}
