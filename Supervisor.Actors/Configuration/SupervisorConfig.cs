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

    /// <summary>The keys of <c>[cluster]</c>, expanded; empty without that section, which a stock supervisord ignores.</summary>
    public EquatableArray<KeyValuePair<string, string>> ClusterOptions { get; init; }

    /// <summary>Remarks collected while reading.</summary>
    public EquatableArray<ConfigMessage> Messages { get; init; }
}
