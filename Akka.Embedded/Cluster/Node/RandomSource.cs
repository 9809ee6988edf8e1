namespace Akka.Cluster;

/// <summary>Chance as a value: the same seed gives the same numbers, and a number the next source.</summary>
internal readonly record struct RandomSource(ulong Seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public (ulong Value, RandomSource Next) Draw() => (StableHash.Mix(Seed, Golden), new(Seed + Golden));
}
