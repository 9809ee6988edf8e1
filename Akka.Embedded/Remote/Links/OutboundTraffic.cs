using System.Buffers;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>
/// Everything that one node is to be sent: what waits, and what was sent and may have to be sent again.
/// Not thread-safe.
/// </summary>
internal sealed class OutboundTraffic(OutboundQueue queue, TimeProvider time)
{
    private readonly SystemOutbox _outbox = new();
    private byte[][] _again = [];
    private long _oldestUnacknowledged;
    private long _lastNumber;
    private bool _overflowing;

    /// <summary>Messages that found the queue full.</summary>
    internal long Dropped { get; private set; }

    internal bool GoodbyeDue { get; set; }

    internal int Waiting => queue.Count;

    /// <summary>It is worth a connection.</summary>
    internal bool HasPending => !queue.IsEmpty || !_outbox.IsEmpty;

    internal long SystemMessages => _lastNumber;

    internal bool AllSystemMessagesArrived => _outbox.IsEmpty && queue.IsEmpty;

    internal bool TryAdd(in QueuedFrame frame, bool urgent) => queue.TryAdd(frame with { QueuedAt = time.GetTimestamp() }, urgent);

    internal void Add(SystemEnvelope message)
    {
        var frame = LinkFrame.System(++_lastNumber, message);
        queue.TryAdd(new(frame, _lastNumber, null, null, null), urgent: false);
    }

    /// <summary>True: the first since there was room.</summary>
    internal bool NoteOverflow()
    {
        Dropped++;
        var isFirst = !_overflowing;
        _overflowing = true;
        return isFirst;
    }

    /// <summary>A new connection: what was not acknowledged goes first.</summary>
    internal void Begin() => _again = [.. _outbox.Unacknowledged];

    internal void Fill(ArrayBufferWriter<byte> batch)
    {
        foreach (var frame in _again) batch.Write(frame);
        _again = [];
        queue.TakeBatch(batch, Sent);
        _overflowing &= !queue.IsEmpty;
        if (!GoodbyeDue || !queue.IsEmpty) return;
        GoodbyeDue = false;
        batch.Write(LinkFrame.Goodbye);
    }

    internal void Acknowledged(long number)
    {
        _outbox.Acknowledged(number);
        _oldestUnacknowledged = time.GetTimestamp();
    }

    /// <summary>Messages that have waited longer; system messages wait as long as it takes.</summary>
    internal bool TryTakeExpired(TimeSpan longestWait, out QueuedFrame expired) =>
        queue.TryTakeOlder(time.GetTimestamp() - (long)(longestWait.TotalSeconds * time.TimestampFrequency), out expired);

    internal bool IsUnacknowledgedFor(TimeSpan patience) => !_outbox.IsEmpty && time.GetElapsedTime(_oldestUnacknowledged) > patience;

    /// <summary>One after the other, what waits; at the end nothing is sent again either.</summary>
    internal bool TryDrop(out QueuedFrame dropped)
    {
        if (queue.TryTake(out dropped)) return true;
        _outbox.Clear();
        _again = [];
        return false;
    }

    private void Sent(QueuedFrame frame)
    {
        if (frame.Number == 0) return;
        if (_outbox.IsEmpty) _oldestUnacknowledged = time.GetTimestamp();
        _outbox.Sent(frame.Number, frame.Bytes);
    }
}
