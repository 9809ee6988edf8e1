using Akka.Configuration;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Cluster;

namespace Supervisor.Tests.Clustered;

public class EffectiveHoconTests
{
    [Fact]
    public void What_the_file_says_goes_before_what_is_assumed()
    {
        var config = Of("akka { loglevel = DEBUG, cluster { roles = [a, b], split-brain-resolver { active-strategy = keep-oldest } } }");

        Assert.Equal(("DEBUG", "keep-oldest", TimeSpan.FromSeconds(10)), (config.GetString("akka.loglevel"),
            config.GetString("akka.cluster.split-brain-resolver.active-strategy"), config.GetTimeSpan("akka.cluster.split-brain-resolver.stable-after")));
        Assert.Equal(["a", "b"], config.GetStringList("akka.cluster.roles"));
    }

    [Fact]
    public void Some_of_it_is_not_the_files_to_say()
    {
        var config = Of("""
            akka {
              actor.provider = local
              stdout-loglevel = DEBUG
              loggers = ["Akka.Event.DefaultLogger"]
              coordinated-shutdown { run-by-clr-shutdown-hook = on, exit-clr = on }
              cluster.seed-nodes = ["akka.tcp://supervisor@elsewhere:1"]
              remote.dot-netty.tcp.port = 9
            }
            """);

        Assert.Equal(("cluster", "OFF", 4053), (config.GetString("akka.actor.provider"), config.GetString("akka.stdout-loglevel"),
            config.GetInt("akka.remote.dot-netty.tcp.port")));
        Assert.False(config.GetBoolean("akka.coordinated-shutdown.run-by-clr-shutdown-hook") || config.GetBoolean("akka.coordinated-shutdown.exit-clr"));
        Assert.Empty(config.GetStringList("akka.cluster.seed-nodes"));
        Assert.Empty(config.GetStringList("akka.loggers"));
    }

    [Fact]
    public void A_secret_may_have_any_signs()
    {
        const string Secret = "\"}\\ ${x} # ü\t€ 😀";

        Assert.Equal(Secret, Of("", Secret).GetString("akka.remote.secret"));
    }

    [Fact]
    public void What_crosses_between_fleet_actors_has_its_serializer() => Assert.Equal(
        "fleet",
        Of("").GetConfig("akka.actor.serialization-bindings")!.AsEnumerable().Single(b => b.Key.Contains("FleetEnvelope", StringComparison.Ordinal)).Value.GetString());

    private static Config Of(string hocon, string? secret = null) => EffectiveHocon.Of(
        new()
        {
            NodeName = "n",
            Files = EquatableArray.Of(new HoconFile("cluster.hocon", hocon)),
            Host = "0.0.0.0",
            Port = 4053,
            Secret = secret,
        },
        "web1");
}
