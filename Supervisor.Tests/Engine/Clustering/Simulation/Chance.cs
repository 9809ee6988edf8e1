using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>All chance of one simulated world comes from here: the same seed is the same world.</summary>
internal sealed class Chance(ulong seed)
{
    private RandomSource _source = new(seed);

    public ulong Next()
    {
        var (value, next) = _source.Draw();
        _source = next;
        return value;
    }

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Is(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public TimeSpan Milliseconds(int low, int high) => TimeSpan.FromMilliseconds(Between(low, high));

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
