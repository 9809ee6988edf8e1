namespace Akka.Remote.Protocol;

/// <summary>The engine's own messages that were sent and not acknowledged: sent again when there is a new connection.</summary>
internal sealed class SystemOutbox
{
    private readonly Queue<(long Number, byte[] Frame)> _sent = new();

    internal bool IsEmpty => _sent.Count == 0;

    internal int Count => _sent.Count;

    internal IEnumerable<byte[]> Unacknowledged => _sent.Select(s => s.Frame);

    internal void Sent(long number, byte[] frame) => _sent.Enqueue((number, frame));

    internal void Acknowledged(long number)
    {
        while (_sent.TryPeek(out var oldest) && oldest.Number <= number) _sent.Dequeue();
    }

    internal void Clear() => _sent.Clear();
}
