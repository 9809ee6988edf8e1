using Akka.Actor;

namespace Akka.Cluster;

/// <summary>A hash that is the same in every process and on every machine, so that nodes can compare what they hold by it.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    public static ulong Of(Address address, int uid)
    {
        var hash = Offset;
        foreach (var c in address.Host ?? "") hash = (hash ^ c) * Prime;
        return Mix(hash, (ulong)(address.Port ?? 0), (uint)uid);
    }

    public static ulong Mix(ulong a, ulong b, ulong c) => Mix(Mix(a, b), c);

    public static ulong Mix(ulong a, ulong b) => Scramble(a ^ (Scramble(b) + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2)));

    private static ulong Scramble(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
