using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// The heartbeats of one node: once per interval it asks its targets, answers who asks it, and says who does not answer. It shares
/// nothing with the rest of the protocol but the targets it is given and the accusations it is asked for, so that it can run on a thread
/// of its own. What comes in between two beats waits for the next one.
/// </summary>
internal sealed record HeartbeatMonitor(UniqueAddress Self, FailureDetectorSettings Settings, TimeSpan Due)
{
    /// <summary>At how many beats a question is answered: the next one may come a beat late without a gap in the answers.</summary>
    private const int AnswersPerQuestion = 2;

    /// <summary>It looks between two beats whether somebody is silent for too long, so many times at most.</summary>
    private const int MostLooks = 10;

    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1);

    private ImmutableArray<Target> Targets { get; init; } = [];

    private ImmutableDictionary<UniqueAddress, Question> Questions { get; init; } = ImmutableDictionary<UniqueAddress, Question>.Empty;

    private long Beats { get; init; }

    private TimeSpan NextBeat { get; init; }

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
    /// To be called when it is due, after what has come in was heard. A beat that comes far too late means that this node slept: nobody
    /// else is blamed for it. Where it is due before its next beat, nothing is sent: who is accused is all that may have changed.
    /// </summary>
    public HeartbeatMonitor Beat(TimeSpan now, Action<UniqueAddress, ClusterMessage> send) =>
        now < NextBeat ? this with { Due = NextLook(Targets, now, NextBeat) } : Speak(now, send);

    private HeartbeatMonitor Speak(TimeSpan now, Action<UniqueAddress, ClusterMessage> send)
    {
        var overslept = now - Due;
        ImmutableArray<Target> targets = overslept > Settings.HeartbeatInterval ? [.. Targets.Select(t => t.Forgive(overslept, now))] : Targets;
        foreach (var target in targets) send(target.Node, new ClusterMessage.Heartbeat(Self, target.Node.Uid, Beats));
        foreach (var (asker, question) in Questions) send(asker, new ClusterMessage.HeartbeatReply(Self, asker.Uid, question.Sequence));
        return this with
        {
            Targets = targets,
            Questions = Questions.Where(q => q.Value.Answers > 1).ToImmutableDictionary(q => q.Key, q => q.Value.Answered()),
            Beats = Beats + 1,
            NextBeat = now + Settings.HeartbeatInterval,
            Due = NextLook(targets, now, now + Settings.HeartbeatInterval),
        };
    }

    /// <summary>Is answered at the next beat. Another life at this address is not this one: it is not spoken for.</summary>
    /// <param name="heartbeat">The last of those that came in.</param>
    /// <param name="at">When it came in.</param>
    public HeartbeatMonitor Asked(ClusterMessage.Heartbeat heartbeat, TimeSpan at) => heartbeat.ToUid == Self.Uid
        ? this with
        {
            Questions = Questions.SetItem(heartbeat.From, new(heartbeat.Sequence, AnswersPerQuestion)),
            Targets = IndexOf(heartbeat.From) is >= 0 and var place ? Targets.SetItem(place, Targets[place] with { AskedAt = at }) : Targets,
        }
        : this;

    /// <param name="reply">The last of so many answers.</param>
    /// <param name="at">When it came in.</param>
    /// <param name="count">How many came in since this was last called.</param>
    public HeartbeatMonitor Heard(ClusterMessage.HeartbeatReply reply, TimeSpan at, int count = 1)
    {
        if (reply.ToUid != Self.Uid || IndexOf(reply.From) is not (>= 0 and var place)) return this;
        return this with { Targets = Targets.SetItem(place, Targets[place].Beat(count, at, Settings)) };
    }

    /// <summary>Who has not answered for too long. Asked right after a beat, or else our own sleep looks like theirs.</summary>
    public ImmutableArray<UniqueAddress> Accused(TimeSpan now)
    {
        var accused = ImmutableArray<UniqueAddress>.Empty;
        foreach (var target in Targets)
        {
            if (now >= target.SilentAt(Settings)) accused = accused.Add(target.Node);
        }
        return accused;
    }

    /// <summary>At the next beat; sooner if somebody will have been silent for too long before.</summary>
    private TimeSpan NextLook(ImmutableArray<Target> targets, TimeSpan now, TimeSpan nextBeat)
    {
        var (soonest, due) = (now + (Settings.HeartbeatInterval / MostLooks), nextBeat);
        foreach (var target in targets)
        {
            if (target.SilentAt(Settings) is var silent && silent > now && silent < due) due = silent;
        }
        return due > soonest ? due : soonest < nextBeat ? soonest : nextBeat;
    }

    private int IndexOf(UniqueAddress node)
    {
        for (var at = 0; at < Targets.Length; at++)
        {
            if (Targets[at].Node.Equals(node)) return at;
        }
        return -1;
    }

    /// <param name="Node">Who is asked.</param>
    /// <param name="History">Of its answers.</param>
    /// <param name="AskedAt">When it last asked this node.</param>
    private readonly record struct Target(UniqueAddress Node, HeartbeatHistory History, TimeSpan? AskedAt = null)
    {
        /// <summary>
        /// When it will have been silent for too long. Answers may be held up by frames that the network lost: whoever asks, over
        /// a connection of its own, has as much time again, but not more, since who asks and never answers cannot be reached.
        /// </summary>
        public TimeSpan SilentAt(FailureDetectorSettings settings)
        {
            var silent = PhiAccrual.SilentAt(History, settings);
            var patience = silent - History.Last;
            return AskedAt + patience is { } asked && asked > silent ? TimeSpan.FromTicks(Math.Min(asked.Ticks, (silent + patience).Ticks)) : silent;
        }

        public Target Forgive(TimeSpan pause, TimeSpan now) => this with { History = History.Forgive(pause, now) };

        public Target Beat(int count, TimeSpan last, FailureDetectorSettings settings) => this with { History = History.Beat(count, last, settings) };
    }

    private readonly record struct Question(long Sequence, int Answers)
    {
        public Question Answered() => this with { Answers = Answers - 1 };
    }
}
