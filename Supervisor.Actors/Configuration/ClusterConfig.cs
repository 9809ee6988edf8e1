namespace Supervisor.Actors.Configuration;

/// <summary>The <c>[cluster]</c> section and what its HOCON file says of this node. What the engine alone needs stays in the file.</summary>
public sealed record ClusterConfig
{
    /// <summary>What other nodes call this one.</summary>
    public required string NodeName { get; init; }

    /// <summary>The HOCON file, then the files that it includes, as they were read.</summary>
    public required EquatableArray<HoconFile> Files { get; init; }

    /// <summary>The address that is listened on; <c>0.0.0.0</c> for all.</summary>
    public required string Host { get; init; }

    /// <summary>The address that other nodes are told; null when that is to be found out.</summary>
    public string? PublicHost { get; init; }

    /// <summary>The port of the cluster; 0 for any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>What all nodes of the fleet know; null when there is none.</summary>
    public string? Secret { get; init; }

    /// <summary>Nodes to join through, in order.</summary>
    public EquatableArray<SeedAddress> Seeds { get; init; }

    /// <summary>A host name each of whose addresses is a seed.</summary>
    public SeedAddress? SeedName { get; init; }

    /// <summary>The HTTP servers that speak for the whole fleet.</summary>
    public EquatableArray<ServerConfig> Servers { get; init; }

    /// <summary>Whether a cluster system begun with the other is as good for this one: its HTTP servers are none of its business.</summary>
    public bool IsSameNode(ClusterConfig other) => (this with { Servers = default }) == (other with { Servers = default });
}

/// <summary>A file of HOCON: its name as it is included, and its text.</summary>
public sealed record HoconFile(string Name, string Text);

/// <summary>Where a node may be found.</summary>
public readonly record struct SeedAddress(string Host, int Port)
{
    /// <inheritdoc/>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
