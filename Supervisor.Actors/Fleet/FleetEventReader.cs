using System.Threading.Channels;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// One follower of the fleet's events. Who reads too slowly misses what happens while nothing more fits, and is told how much
/// that was.
/// </summary>
public sealed class FleetEventReader : IDisposable
{
    private readonly FleetEvents _events;
    private readonly Channel<FleetEvent> _waiting;
    private long _missed;

    internal FleetEventReader(FleetEvents events, int capacity)
    {
        _events = events;
        _waiting = Channel.CreateBounded<FleetEvent>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>How many events were missed since this was last asked.</summary>
    public long TakeMissed() => Interlocked.Exchange(ref _missed, 0);

    /// <summary>The next event that waits, or null.</summary>
    public FleetEvent? TryRead() => _waiting.Reader.TryRead(out var next) ? next : null;

    /// <summary>Done when an event waits.</summary>
    public ValueTask<bool> Waiting(CancellationToken cancel) => _waiting.Reader.WaitToReadAsync(cancel);

    /// <inheritdoc/>
    public void Dispose() => _events.Forget(this);

    internal void Take(FleetEvent happened)
    {
        if (!_waiting.Writer.TryWrite(happened)) Interlocked.Increment(ref _missed);
    }
}
