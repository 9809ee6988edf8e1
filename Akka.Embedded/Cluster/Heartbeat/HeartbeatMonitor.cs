using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The heartbeats of one node: it asks its targets, answers who asks it, and says who does not answer. It shares nothing with
/// the rest of the protocol but the targets it is given and the accusations it is asked for, so that it can run on a thread of its own.
/// </summary>
internal sealed record HeartbeatMonitor(UniqueAddress Self, FailureDetectorSettings Settings, TimeSpan Due)
{
    /// <summary>It looks so many times per heartbeat whether somebody is silent for too long.</summary>
    private const int LooksPerBeat = 2;

    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1);

    private ImmutableArray<Target> Targets { get; init; } = [];

    private long Ticks { get; init; }

    /// <summary>New targets are given time to answer, but for the suspects: these are silent until they do.</summary>
    public HeartbeatMonitor Watch(IEnumerable<UniqueAddress> nodes, IEnumerable<UniqueAddress> suspects, TimeSpan now)
    {
        var silent = suspects.ToHashSet();
        return this with
        {
            Targets = [.. nodes.Select(n => IndexOf(n) is >= 0 and var at ? Targets[at] : new(n, Start(n)))],
        };

        HeartbeatHistory Start(UniqueAddress node) => HeartbeatHistory.Start(silent.Contains(node) ? now - LongAgo : now, Settings);
    }

    /// <summary>
    /// To be called when it is due. A tick that comes far too late means that this node slept: nobody else is blamed for it.
    /// </summary>
    public HeartbeatMonitor Tick(TimeSpan now, Action<UniqueAddress, ClusterMessage> send)
    {
        if (Ticks % LooksPerBeat == 0)
        {
            foreach (var target in Targets) send(target.Node, new ClusterMessage.Heartbeat(Self, target.Node.Uid, Ticks));
        }
        var overslept = now - Due;
        return this with
        {
            Targets = overslept > Settings.HeartbeatInterval ? [.. Targets.Select(t => t.Forgive(overslept, now))] : Targets,
            Ticks = Ticks + 1,
            Due = now + (Settings.HeartbeatInterval / LooksPerBeat),
        };
    }

    /// <summary>The answer, or null: another life at this address is not this one.</summary>
    public ClusterMessage? Answer(ClusterMessage.Heartbeat heartbeat) => heartbeat.ToUid == Self.Uid
        ? new ClusterMessage.HeartbeatReply(Self, heartbeat.From.Uid, heartbeat.Sequence)
        : null;

    public HeartbeatMonitor Heard(ClusterMessage.HeartbeatReply reply, TimeSpan now)
    {
        if (reply.ToUid != Self.Uid || IndexOf(reply.From) is not (>= 0 and var at)) return this;
        return this with { Targets = Targets.SetItem(at, Targets[at].Beat(now, Settings)) };
    }

    /// <summary>Who has not answered for too long. Asked right after a tick, or else our own sleep looks like theirs.</summary>
    public ImmutableArray<UniqueAddress> Accused(TimeSpan now)
    {
        var accused = ImmutableArray<UniqueAddress>.Empty;
        foreach (var target in Targets)
        {
            if (!PhiAccrual.IsAvailable(target.History, now, Settings)) accused = accused.Add(target.Node);
        }
        return accused;
    }

    private int IndexOf(UniqueAddress node)
    {
        for (var at = 0; at < Targets.Length; at++)
        {
            if (Targets[at].Node.Equals(node)) return at;
        }
        return -1;
    }

    private readonly record struct Target(UniqueAddress Node, HeartbeatHistory History)
    {
        public Target Forgive(TimeSpan pause, TimeSpan now) => this with { History = History.Forgive(pause, now) };

        public Target Beat(TimeSpan now, FailureDetectorSettings settings) => this with { History = History.Beat(now, settings) };
    }
}
