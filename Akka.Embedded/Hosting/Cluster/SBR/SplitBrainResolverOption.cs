using Akka.Actor.Setup;
using Akka.Hosting;

namespace Akka.Cluster.Hosting.SBR;

public abstract class SplitBrainResolverOption
{
    public static readonly SplitBrainResolverOption Default = new KeepMajorityOption();

    /// <summary>The name of the strategy, which is its section's too.</summary>
    public abstract string ConfigPath { get; }

    /// <summary>Only members with it count.</summary>
    public string? Role { get; set; }

    public abstract void Apply(AkkaConfigurationBuilder builder, Setup? setup = null);

    private protected HoconLines Lines() => new HoconLines("akka.cluster.")
        .Add("downing-provider-class", "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster")
        .Add("split-brain-resolver.active-strategy", ConfigPath)
        .Add(KeyOf("role"), Role);

    private protected string KeyOf(string key) => $"split-brain-resolver.{ConfigPath}.{key}";
}
