namespace Supervisor.Actors.Configuration;

/// <summary>A remark of the configuration reader, logged once the activity log is open (specification 2.6).</summary>
public sealed record ConfigMessage(LogLevel Level, string Text);

/// <summary>A whole configuration, read and resolved.</summary>
public sealed record SupervisorConfig
{
    /// <summary>Absolute path of the root file.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The daemon's own section.</summary>
    public required DaemonConfig Daemon { get; init; }

    /// <summary>Groups sorted by priority, then name: the order of activation (specification 2.8).</summary>
    public required EquatableArray<GroupConfig> Groups { get; init; }

    /// <summary>HTTP servers: all inet sections, then all unix sections (specification 3.1).</summary>
    public required EquatableArray<ServerConfig> Servers { get; init; }

    /// <summary>RPC namespaces in file order.</summary>
    public required EquatableArray<RpcInterfaceConfig> RpcInterfaces { get; init; }

    /// <summary>Null unless this node is one of a fleet.</summary>
    public ClusterConfig? Cluster { get; init; }

    /// <summary>The HTTP servers of this node, then those that speak for the fleet.</summary>
    public IEnumerable<ServerConfig> AllServers => Cluster is null ? Servers : Servers.Concat(Cluster.Servers);

    /// <summary>Remarks collected while reading.</summary>
    public EquatableArray<ConfigMessage> Messages { get; init; }
}
