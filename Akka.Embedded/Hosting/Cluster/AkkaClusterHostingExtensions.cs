using Akka.Actor;
using Akka.Hosting;

namespace Akka.Cluster.Hosting;

public static class AkkaClusterHostingExtensions
{
    private const string Cluster = "akka.cluster.";

    public static AkkaConfigurationBuilder WithClustering(this AkkaConfigurationBuilder builder, ClusterOptions? options = null)
    {
        if (options is not null) Add(options, builder);
        return builder.WithActorRefProvider(ProviderSelection.Cluster.Instance);
    }

    private static void Add(ClusterOptions options, AkkaConfigurationBuilder builder)
    {
        var lines = new HoconLines(Cluster)
            .Add("roles", options.Roles).Add("seed-nodes", options.SeedNodes).Add("min-nr-of-members", options.MinimumNumberOfMembers)
            .Add("log-info", options.LogInfo).Add("log-info-verbose", options.LogInfoVerbose);
        foreach (var (role, least) in options.MinimumNumberOfMembersPerRole ?? []) lines.Add($"role.\"{role}\".min-nr-of-members", least);
        lines.AddTo(builder);
        options.FailureDetector?.Lines(Cluster + "failure-detector.").AddTo(builder);
        options.SplitBrainResolver?.Apply(builder);
    }
}
