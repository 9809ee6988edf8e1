using Akka.Actor.Setup;
using Akka.Hosting;

namespace Akka.Cluster.Hosting.SBR;

public sealed class KeepMajorityOption : SplitBrainResolverOption
{
    public override string ConfigPath => "keep-majority";

    public override void Apply(AkkaConfigurationBuilder builder, Setup? setup = null) => Lines().AddTo(builder);
}
