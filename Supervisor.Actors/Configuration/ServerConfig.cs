namespace Supervisor.Actors.Configuration;

/// <summary>One HTTP server section (specification 2.7.2, 2.7.3). Without a username nobody is asked for one.</summary>
public abstract record ServerConfig(string Section, string? Username, string? Password)
{
    /// <summary>
    /// A Unix socket: mode bits (default 0700), owner where configured, and an absolute path.
    /// </summary>
    public sealed record Unix(string Section, string Path, int Mode, int? OwnerUid, int? OwnerGid, string? Username, string? Password)
        : ServerConfig(Section, Username, Password);

    /// <summary>An IPv4 port; an empty host means every interface.</summary>
    public sealed record Inet(string Section, string Host, int Port, string? Username, string? Password)
        : ServerConfig(Section, Username, Password);
}

/// <summary>An <c>[rpcinterface:NAME]</c> section: the XML-RPC namespace NAME and its factory.</summary>
public sealed record RpcInterfaceConfig(string Namespace, string Factory, EquatableArray<KeyValuePair<string, string>> Options)
{
    /// <summary>The factory that stands for the built-in <c>supervisor.*</c> methods.</summary>
    public const string MainFactory = "supervisor.rpcinterface:make_main_rpcinterface";

    /// <summary>The factory of supervisor_twiddler, whose methods are built in.</summary>
    public const string TwiddlerFactory = "supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface";

    /// <summary>The factory of supervisor_cache, whose methods are built in.</summary>
    public const string CacheFactory = "supervisor_cache.rpcinterface:make_cache_rpcinterface";

    /// <summary>Whether its methods are built in; others are plug-ins for the reference.</summary>
    public bool IsBuiltIn => Factory is MainFactory or TwiddlerFactory or CacheFactory;
}
