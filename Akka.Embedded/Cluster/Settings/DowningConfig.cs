namespace Akka.Cluster;

/// <summary><c>akka.cluster.downing-provider-class</c> and <c>split-brain-resolver.*</c></summary>
internal static class DowningConfig
{
    private const string Class = "downing-provider-class", Resolver = "split-brain-resolver.";

    public static DowningSettings Read(ClusterConfig config)
    {
        if (IsLeftToOperators(config.Text(Class))) return new() { Strategy = null };
        var stableAfter = config.Duration(Resolver + "stable-after");
        return new()
        {
            Strategy = StrategyOf(config),
            StableAfter = stableAfter,
            DownAllWhenUnstable = config.Optional(Resolver + "down-all-when-unstable", stableAfter * 0.75),
        };
    }

    private static bool IsLeftToOperators(string provider) => provider.Split(',')[0] switch
    {
        "" or "Akka.Cluster.NoDowning" => true,
        "Akka.Cluster.SBR.SplitBrainResolverProvider" or "Akka.Cluster.SplitBrainResolver" => false,
        _ => throw ClusterConfig.Bad(Class, $"'{provider}' is none of SBR.SplitBrainResolverProvider and NoDowning of Akka.Cluster"),
    };

    private static IDowningStrategy? StrategyOf(ClusterConfig config)
    {
        var name = config.Text(Resolver + "active-strategy");
        return name switch
        {
            "keep-majority" => new KeepMajority(config.Role(Resolver + "keep-majority.role")),
            "static-quorum" => new StaticQuorum(
                config.Positive(Resolver + "static-quorum.quorum-size"), config.Role(Resolver + "static-quorum.role")),
            "keep-oldest" => new KeepOldest(
                config.Flag(Resolver + "keep-oldest.down-if-alone"), config.Role(Resolver + "keep-oldest.role")),
            "down-all" => new DownAll(),
            "off" => null,
            _ => throw ClusterConfig.Bad(
                Resolver + "active-strategy", $"'{name}' is none of keep-majority, static-quorum, keep-oldest, down-all and off"),
        };
    }
}
