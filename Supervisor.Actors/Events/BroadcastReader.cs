using System.Threading.Channels;

namespace Supervisor.Actors.Events;

/// <summary>
/// One follower of what happens. Who reads too slowly misses what happens while nothing more fits, and is told how much that
/// was.
/// </summary>
public sealed class BroadcastReader<T> : IDisposable
    where T : class
{
    private readonly Broadcast<T> _events;
    private readonly Channel<T> _waiting;
    private long _missed;

    internal BroadcastReader(Broadcast<T> events, int capacity)
    {
        _events = events;
        _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>How many events were missed since this was last asked.</summary>
    public long TakeMissed() => Interlocked.Exchange(ref _missed, 0);

    /// <summary>The next event that waits, or null.</summary>
    public T? TryRead() => _waiting.Reader.TryRead(out var next) ? next : null;

    /// <summary>Done when an event waits.</summary>
    public ValueTask<bool> Waiting(CancellationToken cancel) => _waiting.Reader.WaitToReadAsync(cancel);

    /// <inheritdoc/>
    public void Dispose() => _events.Forget(this);

    internal void Take(T happened)
    {
        if (!_waiting.Writer.TryWrite(happened)) Interlocked.Increment(ref _missed);
    }
}
