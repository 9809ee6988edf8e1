using System.Security.Cryptography;

namespace Akka.Cluster;

/// <summary>The protocol's clock: it begins with the system, and never jumps.</summary>
internal sealed class ClusterClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time => time;

    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>What the calendar showed when this clock began.</summary>
    public long Epoch { get; } = time.GetUtcNow().ToUnixTimeSeconds();

    public static ulong Seed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
