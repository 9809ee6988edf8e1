using Akka.Cluster;
using Akka.Configuration;

namespace Supervisor.Tests.Engine.Clustering.Settings;

public class ClusterSettingsTests
{
    [Fact]
    public void What_is_not_configured_is_what_the_protocol_assumes()
    {
        var settings = Read("");

        Assert.Equal(ProtocolSettings.Default, settings.Protocol);
        Assert.Equal(DowningSettings.Default, settings.Protocol.Downing);
        Assert.True(settings.AllowWeaklyUpMembers);
        Assert.True(settings.RunCoordinatedShutdownWhenDown);
        Assert.Null(settings.ShutdownAfterUnsuccessfulJoinSeedNodes);
        Assert.Empty(settings.SeedNodes);
    }

    [Fact]
    public void Every_standard_key_is_read()
    {
        var settings = Read(
            """
            seed-nodes = ["akka.tcp://fleet@one:4053", "akka.tcp://fleet@two:4053"], roles = [web, db]
            min-nr-of-members = 3, role.web.min-nr-of-members = 2, role."a b".min-nr-of-members = 1
            gossip-interval = 200ms, gossip-different-view-probability = 0.5, prune-gossip-tombstones-after = 1h
            seed-node-timeout = 5s, allow-weakly-up-members = off, log-info = off
            run-coordinated-shutdown-when-down = off, shutdown-after-unsuccessful-join-seed-nodes = 20s
            failure-detector {
              implementation-class = "Akka.Remote.DeadlineFailureDetector, Akka.Remote", heartbeat-interval = 1s
              acceptable-heartbeat-pause = 3s, min-std-deviation = 50ms, threshold = 12, max-sample-size = 1000, monitored-by-nr-of-members = 9
            }
            """);

        Assert.Equal(["one", "two"], settings.SeedNodes.Select(s => s.Host));
        Assert.Equal(["db", "web"], settings.Roles.Order());
        Assert.Equal([("a b", 1), ("web", 2)], settings.MinNrOfMembersOfRole.Select(r => (r.Key, r.Value)).Order());
        Assert.Equal((3, 0.5, TimeSpan.FromMilliseconds(200)), (settings.MinNrOfMembers, settings.GossipDifferentViewProbability, settings.GossipInterval));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromSeconds(5)), (settings.Protocol.PruneTombstonesAfter, settings.SeedNodeTimeout));
        Assert.False(settings.AllowWeaklyUpMembers || settings.LogInfo || settings.RunCoordinatedShutdownWhenDown);
        Assert.Equal(TimeSpan.FromSeconds(20), settings.ShutdownAfterUnsuccessfulJoinSeedNodes);
        Assert.Equal(
            new FailureDetectorSettings
            {
                IsDeadline = true,
                HeartbeatInterval = TimeSpan.FromSeconds(1),
                AcceptableHeartbeatPause = TimeSpan.FromSeconds(3),
                MinStdDeviation = TimeSpan.FromMilliseconds(50),
                Threshold = 12,
                MaxSampleSize = 1000,
                MonitoredByNrOfMembers = 9,
            },
            settings.Protocol.FailureDetector);
    }

    [Fact]
    public void Each_strategy_of_the_resolver_is_read()
    {
        Assert.Equal(new KeepMajority("web"), StrategyOf("keep-majority.role = web"));
        Assert.Equal(new StaticQuorum(3, null), StrategyOf("active-strategy = static-quorum, static-quorum.quorum-size = 3"));
        Assert.Equal(new StaticQuorum(2, "db"), StrategyOf("active-strategy = static-quorum, static-quorum { quorum-size = 2, role = db }"));
        Assert.Equal(new KeepOldest(true, null), StrategyOf("active-strategy = keep-oldest"));
        Assert.Equal(new KeepOldest(false, "db"), StrategyOf("active-strategy = keep-oldest, keep-oldest { down-if-alone = off, role = db }"));
        Assert.Equal(new DownAll(), StrategyOf("active-strategy = down-all"));
        Assert.Null(StrategyOf("active-strategy = off"));
        Assert.Null(Read("downing-provider-class = \"\"").Protocol.Downing.Strategy);
        Assert.Null(Read("downing-provider-class = \"Akka.Cluster.NoDowning, Akka.Cluster\"").Protocol.Downing.Strategy);
    }

    [Theory]
    [InlineData("off", null)]
    [InlineData("on", 7.5)]
    [InlineData("4s", 4.0)]
    public void Unrest_that_lasts_can_down_everybody(string text, double? seconds) => Assert.Equal(
        seconds is { } s ? TimeSpan.FromSeconds(s) : null,
        Read($"split-brain-resolver {{ stable-after = 10s, down-all-when-unstable = {text} }}").Protocol.Downing.DownAllWhenUnstable);

    [Theory]
    [InlineData("seed-nodes = [nonsense]", "seed-nodes")]
    [InlineData("seed-nodes = [\"akka.tcp://fleet\"]", "seed-nodes")]
    [InlineData("seed-nodes = [\"akka.tcp://other@one:1\"]", "seed-nodes")]
    [InlineData("seed-nodes = \"akka.tcp://fleet@one:1\"", "seed-nodes")]
    [InlineData("roles = [\"\"]", "roles")]
    [InlineData("min-nr-of-members = 0", "min-nr-of-members")]
    [InlineData("role.web.min-nr-of-members = none", "role.\"web\".min-nr-of-members")]
    [InlineData("gossip-interval = fast", "gossip-interval")]
    [InlineData("gossip-interval = 0s", "gossip-interval")]
    [InlineData("gossip-different-view-probability = 2", "gossip-different-view-probability")]
    [InlineData("allow-weakly-up-members = perhaps", "allow-weakly-up-members")]
    [InlineData("log-info = perhaps", "log-info")]
    [InlineData("failure-detector.threshold = 0", "failure-detector.threshold")]
    [InlineData("failure-detector.heartbeat-interval = infinite", "failure-detector.heartbeat-interval")]
    [InlineData("failure-detector.implementation-class = Mine", "failure-detector.implementation-class")]
    [InlineData("failure-detector.monitored-by-nr-of-members = -1", "failure-detector.monitored-by-nr-of-members")]
    [InlineData("downing-provider-class = Mine", "downing-provider-class")]
    [InlineData("split-brain-resolver.active-strategy = lease-majority", "split-brain-resolver.active-strategy")]
    [InlineData("split-brain-resolver.active-strategy = static-quorum", "split-brain-resolver.static-quorum.quorum-size")]
    [InlineData("split-brain-resolver.stable-after = off", "split-brain-resolver.stable-after")]
    public void A_value_that_will_not_do_is_refused_with_its_key(string hocon, string key) =>
        Assert.StartsWith($"akka.cluster.{key}: ", Assert.Throws<ConfigurationException>(() => Read(hocon)).Message, StringComparison.Ordinal);

    private static IDowningStrategy? StrategyOf(string hocon) => Read($"split-brain-resolver {{ {hocon} }}").Protocol.Downing.Strategy;

    private static ClusterSettings Read(string hocon) =>
        new(ConfigurationFactory.ParseString($"akka.cluster {{ {hocon} }}").WithFallback(ConfigurationFactory.Default()), "fleet");
}
