using System.Collections.Immutable;
using Akka.Remote.Links;
using Akka.Remote.Protocol;
using Akka.Remote.Tcp;

namespace Akka.Cluster;

/// <summary>
/// Asks, answers and accuses on a thread of its own, over connections of its own that no other thread reads or writes: neither a
/// thread pool that is busy nor an actor that has its hands full makes a node look dead. The thread wakes once per beat, looks at what
/// has come in, and says what there is to say: at rest nothing else of a node has to run for its membership. Only to make a connection
/// takes the pool.
/// </summary>
internal sealed class Heartbeats(UniqueAddress self, FailureDetectorSettings settings, ClusterClock clock, Remoting remoting)
{
    private static readonly TimeSpan DialPatience = TimeSpan.FromSeconds(3), DialPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1), Tick = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly SocketRounds _rounds = new();
    private readonly Dictionary<UniqueAddress, HeartbeatLine> _lines = [];
    private readonly HeartbeatAskers _askers = new();
    private HeartbeatMonitor _monitor = new(self, settings, clock.Now);
    private ImmutableArray<UniqueAddress> _accused = [];
    private long _beats;
    private bool _isOver;

    private TimeSpan Patience => settings.AcceptableHeartbeatPause + (settings.HeartbeatInterval * 3);

    /// <param name="accuse">Is told, on this thread, who does not answer, when that has changed.</param>
    public void Start(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        remoting.HeartbeatsFrom = met => _ = Answer(new HeartbeatLink(met));
        new Thread(() => Run(accuse)) { IsBackground = true, Name = "cluster heartbeats" }.Start();
    }

    public void Watch(ImmutableArray<UniqueAddress> targets, IEnumerable<UniqueAddress> suspects)
    {
        lock (_gate)
        {
            _monitor = _monitor.Watch(targets, suspects, clock.Now);
            foreach (var line in _lines.Values.Where(l => !targets.Contains(l.Target)).ToArray())
            {
                _lines.Remove(line.Target);
                line.Close();
            }
            foreach (var target in targets.Where(t => !_lines.ContainsKey(t)))
            {
                _lines[target] = new HeartbeatLine(target);
                Dial(_lines[target]);
            }
        }
    }

    /// <summary>All that are watched have answered over the connections that there are.</summary>
    public bool IsEverybodyHeard
    {
        get
        {
            lock (_gate) return _lines.Values.All(l => l.Link is not null);
        }
    }

    /// <summary>Waits for so many beats more.</summary>
    public bool Await(int beats, TimeSpan patience)
    {
        lock (_gate)
        {
            var (last, limit) = (_beats + beats, clock.Now + patience);
            while (_beats < last && clock.Now < limit) Monitor.Wait(_gate, patience);
            return _beats >= last;
        }
    }

    public void Stop()
    {
        remoting.HeartbeatsFrom = null;
        lock (_gate)
        {
            _isOver = true;
            foreach (var line in _lines.Values.ToArray()) line.Close();
            _askers.Close();
            _lines.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    private void Run(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        while (IsDue())
        {
            _rounds.Look();
            lock (_gate) Beat(accuse);
        }
    }

    /// <summary>Waits for it. False: it is over.</summary>
    private bool IsDue()
    {
        lock (_gate)
        {
            while (!_isOver && _monitor.Due - clock.Now is var rest && rest > TimeSpan.Zero)
            {
                // A wait that is cut to nothing would be a loop without rest.
                Monitor.Wait(_gate, rest < LongestRest ? rest + Tick : LongestRest);
            }
            return !_isOver;
        }
    }

    private void Beat(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        if (_isOver) return;
        foreach (var line in _lines.Values.ToArray())
        {
            line.CloseIfSilent(Patience, clock.Now);
            if (line.IsDue(clock.Now)) Dial(line);
        }
        _monitor = _monitor.Beat(clock.Now, Say);
        _beats++;
        Monitor.PulseAll(_gate);
        var accused = _monitor.Accused(clock.Now);
        if (accused.SequenceEqual(_accused)) return;
        _accused = accused;
        accuse(accused);
    }

    private void Say(UniqueAddress to, ClusterMessage message)
    {
        if (message is ClusterMessage.HeartbeatReply reply) _askers.Find(to)?.Say(LinkFrameKind.HeartbeatReply, reply.Sequence);
        else if (message is ClusterMessage.Heartbeat ask && _lines.TryGetValue(to, out var line)) line.Link?.Say(LinkFrameKind.Heartbeat, ask.Sequence);
    }

    private void Dial(HeartbeatLine line)
    {
        line.Dial();
        _ = Connect(line);
    }

    private async Task Connect(HeartbeatLine line)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var link = await Reach(line.Target).ConfigureAwait(false);
        lock (_gate)
        {
            var isWanted = !_isOver && _lines.TryGetValue(line.Target, out var current) && ReferenceEquals(current, line);
            if (link is null || !isWanted)
            {
                link?.Dispose();
                line.Failed(clock.Now + DialPause);
                return;
            }
            line.Open(link, clock.Now);
            Heard(line, 0, clock.Now, 1);
        }
        await link.Listen(LinkFrameKind.HeartbeatReply, _rounds, (from, number, count) => Heard(line, number, clock.Now - from.SinceReceived, count)).ConfigureAwait(false);
        lock (_gate) line.Ended(link);
    }

    /// <summary>A link over which that life has answered, or null.</summary>
    private async Task<HeartbeatLink?> Reach(UniqueAddress target)
    {
        using var patience = new CancellationTokenSource(DialPatience, clock.Time);
        try
        {
            var link = new HeartbeatLink(await remoting.Dial(target.Address, LinkPurpose.Heartbeats, DialPatience).ConfigureAwait(false));
            link.Say(LinkFrameKind.Heartbeat, 0);
            // Another life at that address does not answer for this one.
            if (link.Peer.Equals(target) && await link.First(LinkFrameKind.HeartbeatReply, patience.Token).ConfigureAwait(false) is not null) return link;
            link.Dispose();
        }
        catch (IOException)
        {
            // Remoting says in the log why, when it has something to send there; here the silence counts.
        }
        return null;
    }

    private void Heard(HeartbeatLine line, long number, TimeSpan at, int count)
    {
        lock (_gate)
        {
            line.Heard(at);
            _monitor = _monitor.Heard(new ClusterMessage.HeartbeatReply(line.Target, self.Uid, number), at, count);
        }
    }

    private async Task Answer(HeartbeatLink link)
    {
        using (var patience = new CancellationTokenSource(DialPatience, clock.Time))
        {
            if (await link.First(LinkFrameKind.Heartbeat, patience.Token).ConfigureAwait(false) is not { } first) return;
            link.Say(LinkFrameKind.HeartbeatReply, first);
        }
        lock (_gate)
        {
            if (!_isOver) _askers.Add(link);
        }
        if (_isOver) link.Dispose();
        await link.Listen(LinkFrameKind.Heartbeat, _rounds, Asked).ConfigureAwait(false);
        lock (_gate) _askers.Ended(link);
    }

    private void Asked(HeartbeatLink by, long number, int count)
    {
        lock (_gate) _monitor = _monitor.Asked(new ClusterMessage.Heartbeat(by.Peer, self.Uid, number), clock.Now - by.SinceReceived);
    }
}
