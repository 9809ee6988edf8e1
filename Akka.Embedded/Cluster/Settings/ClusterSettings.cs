using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster;

public sealed class ClusterSettings
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(7);

    private readonly ClusterConfig _config;

    /// <exception cref="ConfigurationException">A value that will not do; the message names its key.</exception>
    public ClusterSettings(Config config, string systemName)
    {
        _config = new ClusterConfig(config);
        FailureDetectorImplementationClass = _config.Text("failure-detector.implementation-class");
        LogInfo = _config.Flag("log-info");
        LogInfoVerbose = _config.Flag("log-info-verbose");
        RunCoordinatedShutdownWhenDown = _config.Flag("run-coordinated-shutdown-when-down");
        ShutdownAfterUnsuccessfulJoinSeedNodes = _config.Optional("shutdown-after-unsuccessful-join-seed-nodes", DefaultPatience);
        Roles = _config.Roles();
        SeedNodes = _config.Seeds();
        if (SeedNodes.Find(s => s.System != systemName) is { } stranger)
            throw ClusterConfig.Bad("seed-nodes", $"'{stranger}' is of another system than '{systemName}'");
        Protocol = ReadProtocol(_config);
    }

    public bool AllowWeaklyUpMembers => Protocol.WeaklyUpAfter is not null;

    public string FailureDetectorImplementationClass { get; }

    public double GossipDifferentViewProbability => Protocol.GossipDifferentViewProbability;

    public TimeSpan GossipInterval => Protocol.GossipInterval;

    public TimeSpan HeartbeatInterval => Protocol.FailureDetector.HeartbeatInterval;

    public bool LogInfo { get; }

    public bool LogInfoVerbose { get; }

    public int MinNrOfMembers => Protocol.MinNrOfMembers;

    public ImmutableDictionary<string, int> MinNrOfMembersOfRole => Protocol.MinNrOfMembersOfRole;

    public int MonitoredByNrOfMembers => Protocol.FailureDetector.MonitoredByNrOfMembers;

    public ImmutableHashSet<string> Roles { get; }

    public bool RunCoordinatedShutdownWhenDown { get; }

    public ImmutableList<Address> SeedNodes { get; }

    public TimeSpan SeedNodeTimeout => Protocol.SeedNodeTimeout;

    public TimeSpan? ShutdownAfterUnsuccessfulJoinSeedNodes { get; }

    public TimeSpan WeaklyUpAfter => Protocol.WeaklyUpAfter ?? TimeSpan.Zero;

    internal ProtocolSettings Protocol { get; }

    private static ProtocolSettings ReadProtocol(ClusterConfig config) => new()
    {
        GossipInterval = config.Duration("gossip-interval"),
        GossipDifferentViewProbability = config.Within("gossip-different-view-probability", 0, 1),
        PruneTombstonesAfter = config.Duration("prune-gossip-tombstones-after"),
        MinNrOfMembers = config.Positive("min-nr-of-members"),
        MinNrOfMembersOfRole = config.LeastOfRoles(),
        WeaklyUpAfter = config.Optional("allow-weakly-up-members", DefaultPatience),
        SeedNodeTimeout = config.Duration("seed-node-timeout"),
        FailureDetector = FailureDetectorConfig.Read(config),
        Downing = DowningConfig.Read(config),
    };
}
