using System.Buffers;

namespace Akka.Remote.Links;

/// <summary>
/// What waits to be sent to one node. Two lanes: what goes to actors under /system (membership, heartbeats of watchers) does not
/// wait behind the user's messages. Bounded; the newest is refused. System messages are never refused. Not thread-safe.
/// </summary>
internal sealed class OutboundQueue(int capacity)
{
    private const int BatchSize = 32 * 1024;

    private readonly Queue<QueuedFrame> _first = new();
    private readonly Queue<QueuedFrame> _second = new();

    internal bool IsEmpty => _first.Count == 0 && _second.Count == 0;

    internal int Count => _first.Count + _second.Count;

    internal bool TryAdd(in QueuedFrame frame, bool urgent)
    {
        var lane = urgent ? _first : _second;
        if (lane.Count >= capacity && frame.Number == 0) return false;
        lane.Enqueue(frame);
        return true;
    }

    internal bool TryTake(out QueuedFrame frame) => _first.TryDequeue(out frame) || _second.TryDequeue(out frame);

    /// <summary>Takes as much as one write should carry; each frame is shown to <paramref name="taken"/>.</summary>
    internal void TakeBatch(ArrayBufferWriter<byte> batch, Action<QueuedFrame> taken)
    {
        while (batch.WrittenCount < BatchSize && TryTake(out var frame))
        {
            batch.Write(frame.Bytes);
            taken(frame);
        }
    }

    /// <summary>The oldest, if it was queued before; system messages wait as long as it takes.</summary>
    internal bool TryTakeOlder(long timestamp, out QueuedFrame frame)
    {
        frame = default;
        foreach (var lane in (ReadOnlySpan<Queue<QueuedFrame>>)[_first, _second])
        {
            if (!lane.TryPeek(out var oldest) || oldest.Number != 0 || oldest.QueuedAt >= timestamp) continue;
            frame = lane.Dequeue();
            return true;
        }

        return false;
    }
}
