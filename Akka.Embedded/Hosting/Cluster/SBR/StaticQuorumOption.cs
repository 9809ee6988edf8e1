using Akka.Actor.Setup;
using Akka.Hosting;

namespace Akka.Cluster.Hosting.SBR;

public sealed class StaticQuorumOption : SplitBrainResolverOption
{
    public override string ConfigPath => "static-quorum";

    public int? QuorumSize { get; set; }

    public override void Apply(AkkaConfigurationBuilder builder, Setup? setup = null) => Lines().Add(KeyOf("quorum-size"), QuorumSize).AddTo(builder);
}
