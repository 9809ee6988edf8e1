namespace Akka.Cluster;

/// <summary><c>akka.cluster.split-brain-resolver.*</c></summary>
internal sealed record DowningSettings
{
    public static DowningSettings Default { get; } = new();

    /// <summary><c>active-strategy</c>; null decides nothing and leaves it to an operator.</summary>
    public IDowningStrategy? Strategy { get; init; } = new KeepMajority(null);

    /// <summary><c>stable-after</c>: how long nothing may have changed before it is decided.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary><c>down-all-when-unstable</c>: how long after <c>stable-after</c> of unrest everybody is downed; null for off.</summary>
    public TimeSpan? DownAllWhenUnstable { get; init; }
}
