using System.Collections.Immutable;

namespace Supervisor.Actors.Events;

/// <summary>Hands what happens to everybody who follows. Publishing never waits for a reader. Safe for any thread.</summary>
public sealed class Broadcast<T>
    where T : class
{
    private ImmutableHashSet<BroadcastReader<T>> _readers = [];

    /// <summary>Whether anybody follows at this moment.</summary>
    public bool IsFollowed => !_readers.IsEmpty;

    /// <summary>Everything that happens from now on; at most so many events wait for the reader.</summary>
    public BroadcastReader<T> Follow(int capacity)
    {
        var reader = new BroadcastReader<T>(this, capacity);
        ImmutableInterlocked.Update(ref _readers, static (all, one) => all.Add(one), reader);
        return reader;
    }

    /// <summary>Something happened.</summary>
    public void Publish(T happened)
    {
        foreach (var reader in _readers) reader.Take(happened);
    }

    internal void Forget(BroadcastReader<T> reader) =>
        ImmutableInterlocked.Update(ref _readers, static (all, one) => all.Remove(one), reader);
}
