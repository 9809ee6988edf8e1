using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// What one life of a node leaves to the next at the same address in this process: that it was a member until it was downed or
/// gave way, and where it was told that a cluster is. The system has ended by then, and Akka.NET's API has no place for it.
/// </summary>
internal static class FormerLives
{
    private static readonly ConcurrentDictionary<Address, FormerLife> Lives = new();

    public static FormerLife Of(Address address) => Lives.GetValueOrDefault(address);

    public static void Remember(Address address, Address? contact) => Lives[address] = new(true, contact);

    /// <summary>It is a member again, or left by its own wish.</summary>
    public static void Forget(Address address) => Lives.TryRemove(address, out _);

    internal readonly record struct FormerLife(bool WasMember, Address? Contact);
}
