using System.Diagnostics;

namespace Supervisor.Bench.Load;

/// <summary>Clients that ask again as soon as they are answered, each a thread with a connection of its own.</summary>
internal static class RpcLoad
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2), Duration = TimeSpan.FromSeconds(3);

    /// <summary>Answers per second, after a warm-up.</summary>
    public static async Task<double> Rate(string socket, string method, int clients)
    {
        var request = RpcConnection.Request(method);
        await Answers(socket, request, clients, WarmUp).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var answers = await Answers(socket, request, clients, Duration).ConfigureAwait(false);
        return answers / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<int> Answers(string socket, byte[] request, int clients, TimeSpan duration)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ =>
            Task.Factory.StartNew(() => Ask(socket, request, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))).ConfigureAwait(false);
        return counts.Sum();
    }

    private static int Ask(string socket, byte[] request, TimeSpan duration)
    {
        using var connection = new RpcConnection(socket);
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < duration; count++) connection.Call(request);
        return count;
    }
}
