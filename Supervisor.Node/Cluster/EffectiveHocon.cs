using System.Globalization;
using System.Text.Json;
using Akka.Configuration;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Wire;
using Supervisor.Node.Configuration.Hocon;

namespace Supervisor.Node.Cluster;

/// <summary>What a cluster system is configured with: the user's file between what we assume and what we insist on.</summary>
internal static class EffectiveHocon
{
    private const string Assumed = """
        akka {
          loglevel = WARNING
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          cluster {
            log-info = off
            run-coordinated-shutdown-when-down = on
            # Only where one seed alone may found a cluster does a search for the others have to end some time.
            shutdown-after-unsuccessful-join-seed-nodes = 60s
            downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
            split-brain-resolver { active-strategy = keep-majority, stable-after = 10s }
          }
          # A node that leaves does not keep its daemon waiting.
          coordinated-shutdown.phases {
            cluster-leave.timeout = 1s
            cluster-exiting.timeout = 1500ms
            cluster-exiting-done.timeout = 1s
            cluster-shutdown.timeout = 500ms
          }
        }
        """;

    // What the engine has to say goes through the activity log, and the process is ours to end.
    private const string Required = """
        akka {
          actor.provider = cluster
          stdout-loglevel = OFF
          loggers = []
          cluster.seed-nodes = []
          coordinated-shutdown {
            run-by-clr-shutdown-hook = off
            exit-clr = off
            terminate-actor-system = on
          }
        }
        """;

    public static Config Of(ClusterConfig config, string publicHost) => ConfigurationFactory.ParseString(Required)
        .WithFallback(FleetSerializer.Binding)
        .WithFallback(ConfigurationFactory.ParseString(OfThisNode(config, publicHost)))
        .WithFallback(HoconFiles.Parse(config.Files))
        .WithFallback(ConfigurationFactory.ParseString(Assumed));

    private static string OfThisNode(ClusterConfig config, string publicHost) => string.Create(CultureInfo.InvariantCulture, $$"""
        akka.remote {
          secret = {{Quoted(config.Secret ?? "")}}
          dot-netty.tcp { hostname = {{Quoted(config.Host)}}, public-hostname = {{Quoted(publicHost)}}, port = {{config.Port}} }
        }
        """);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
