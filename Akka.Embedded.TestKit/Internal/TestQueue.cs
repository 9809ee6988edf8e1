using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Akka.TestKit.Internal;

/// <summary>
/// What a test actor got. Reading can block or be awaited; a blocking read never needs a thread besides the caller's.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The semaphore makes no wait handle.")]
internal sealed class TestQueue
{
    private readonly ConcurrentQueue<MessageEnvelope> _envelopes = new();
    private readonly SemaphoreSlim _available = new(0);

    internal bool HasMessages => _available.CurrentCount > 0;

    internal void Add(MessageEnvelope envelope)
    {
        _envelopes.Enqueue(envelope);
        _available.Release();
    }

    internal async ValueTask<MessageEnvelope?> TakeAsync(Reading how, TimeSpan max)
    {
        if (!await WaitAsync(how, max).ConfigureAwait(false)) return null;
        _envelopes.TryDequeue(out var envelope);
        return envelope;
    }

    internal async ValueTask<MessageEnvelope?> PeekAsync(Reading how, TimeSpan max)
    {
        if (!await WaitAsync(how, max).ConfigureAwait(false)) return null;
        _envelopes.TryPeek(out var envelope);
        _available.Release();
        return envelope;
    }

    internal IEnumerable<MessageEnvelope> Drain()
    {
        while (_available.Wait(0) && _envelopes.TryDequeue(out var envelope)) yield return envelope;
    }

    private ValueTask<bool> WaitAsync(Reading how, TimeSpan max)
    {
        var limit = max < TimeSpan.Zero && max != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : max;
        return how.Blocks
            ? new ValueTask<bool>(_available.Wait(limit, how.Cancellation))
            : new ValueTask<bool>(_available.WaitAsync(limit, how.Cancellation));
    }
}
