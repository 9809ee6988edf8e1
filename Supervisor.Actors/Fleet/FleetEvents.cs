using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet;

/// <summary>Hands what happens to everybody who follows. Publishing never waits for a reader. Safe for any thread.</summary>
public sealed class FleetEvents
{
    private ImmutableHashSet<FleetEventReader> _readers = [];

    /// <summary>Everything that happens from now on; at most so many events wait for the reader.</summary>
    public FleetEventReader Follow(int capacity)
    {
        var reader = new FleetEventReader(this, capacity);
        ImmutableInterlocked.Update(ref _readers, static (all, one) => all.Add(one), reader);
        return reader;
    }

    /// <summary>Something happened.</summary>
    public void Publish(FleetEvent happened)
    {
        foreach (var reader in _readers) reader.Take(happened);
    }

    internal void Forget(FleetEventReader reader) =>
        ImmutableInterlocked.Update(ref _readers, static (all, one) => all.Remove(one), reader);
}
