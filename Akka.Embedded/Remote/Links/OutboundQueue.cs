using System.Buffers;

namespace Akka.Remote.Links;

/// <summary>
/// What waits to be sent to one node. Two lanes: what goes to actors under /system (membership, heartbeats of watchers) does not
/// wait behind the user's messages. Bounded in messages and in bytes; the newest is refused. System messages are never refused. Not thread-safe.
/// </summary>
internal sealed class OutboundQueue(int capacity, long mostBytes = OutboundQueue.AnyBytes)
{
    private const long AnyBytes = long.MaxValue;
    private const int BatchSize = 32 * 1024;

    private readonly Queue<QueuedFrame> _first = new();
    private readonly Queue<QueuedFrame> _second = new();
    private long _bytes;

    internal bool IsEmpty => _first.Count == 0 && _second.Count == 0;

    internal int Count => _first.Count + _second.Count;

    /// <summary>What is urgent is little, and has its place however much of the rest waits.</summary>
    internal bool TryAdd(in QueuedFrame frame, bool urgent)
    {
        var lane = urgent ? _first : _second;
        var isFull = lane.Count >= capacity || (!urgent && _bytes + frame.Bytes.Length > mostBytes);
        if (isFull && frame.Number == 0) return false;
        lane.Enqueue(frame);
        if (!urgent) _bytes += frame.Bytes.Length;
        return true;
    }

    internal bool TryTake(out QueuedFrame frame) => _first.TryDequeue(out frame) || TryTakeSecond(out frame);

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
            return lane == _first ? lane.TryDequeue(out frame) : TryTakeSecond(out frame);
        }

        return false;
    }

    private bool TryTakeSecond(out QueuedFrame frame)
    {
        if (!_second.TryDequeue(out frame)) return false;
        _bytes -= frame.Bytes.Length;
        return true;
    }
}
