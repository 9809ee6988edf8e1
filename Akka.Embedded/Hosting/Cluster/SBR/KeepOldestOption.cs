using Akka.Actor.Setup;
using Akka.Hosting;

namespace Akka.Cluster.Hosting.SBR;

public sealed class KeepOldestOption : SplitBrainResolverOption
{
    public override string ConfigPath => "keep-oldest";

    public bool? DownIfAlone { get; set; }

    public override void Apply(AkkaConfigurationBuilder builder, Setup? setup = null) => Lines().Add(KeyOf("down-if-alone"), DownIfAlone).AddTo(builder);
}
