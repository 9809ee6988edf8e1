using System.Threading.Channels;

namespace Supervisor.Node.Logs.Following;

/// <summary>One follower's standing request to be told. A change between two waits is not missed.</summary>
internal sealed class LogWatch(LogWatcher watcher, string path) : IDisposable
{
    private static readonly TimeSpan BlindPause = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _changed =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The kernel will not tell of everything: it has no inotify, or too many watches.</summary>
    internal bool IsBlind { get; set; }

    /// <summary>The inotify watches that it shares with others; guarded by the watcher.</summary>
    internal HashSet<int> Numbers { get; } = [];

    internal void Tell() => _changed.Writer.TryWrite(true);

    /// <summary>The path has a new file: changes of that one are told of too.</summary>
    internal void Renew() => watcher.AddFile(this, path);

    internal async Task Changed(CancellationToken cancel)
    {
        if (IsBlind)
        {
            await Task.Delay(BlindPause, cancel).ConfigureAwait(false);
            return;
        }

        await _changed.Reader.ReadAsync(cancel).ConfigureAwait(false);
    }

    public void Dispose() => watcher.Remove(this);
}
