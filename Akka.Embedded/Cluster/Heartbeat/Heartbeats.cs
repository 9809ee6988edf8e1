using System.Collections.Immutable;
using Akka.Remote.Links;
using Akka.Remote.Protocol;
using Akka.Remote.Tcp;

namespace Akka.Cluster;

/// <summary>
/// Asks, answers and accuses on a thread of its own, over connections of its own that no other thread reads or writes: neither a
/// thread pool that is busy nor an actor that has its hands full makes a node look dead. Only to make a connection takes the pool.
/// </summary>
internal sealed class Heartbeats(UniqueAddress self, FailureDetectorSettings settings, ClusterClock clock, Remoting remoting)
{
    private static readonly TimeSpan DialPatience = TimeSpan.FromSeconds(3), DialPause = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly SocketPoller _poller = new();
    private readonly Dictionary<UniqueAddress, HeartbeatLine> _lines = [];
    private readonly Dictionary<UniqueAddress, HeartbeatLink> _asking = [];
    private HeartbeatMonitor _monitor = new(self, settings, clock.Now);
    private ImmutableArray<UniqueAddress> _accused = [];
    private long _beats;
    private bool _isOver;

    private TimeSpan Patience => settings.AcceptableHeartbeatPause + (settings.HeartbeatInterval * 3);

    /// <param name="accuse">Is told, on this thread, who does not answer, when that has changed.</param>
    public void Start(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        remoting.HeartbeatsFrom = Answer;
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
            lock (_gate) return _lines.Values.All(l => l is { Link: not null, IsHeard: true });
        }
    }

    /// <summary>Waits until it has looked so many times more.</summary>
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
            foreach (var link in _asking.Values.ToArray()) link.Dispose();
            _lines.Clear();
        }
        _poller.Wake();
    }

    private void Run(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        while (true)
        {
            TimeSpan rest;
            lock (_gate)
            {
                if (_isOver) return;
                if (clock.Now >= _monitor.Due) Beat(accuse);
                rest = _monitor.Due - clock.Now;
            }
            _poller.Wait(rest);
        }
    }

    private void Beat(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        foreach (var line in _lines.Values.ToArray())
        {
            line.CloseIfSilent(Patience, clock.Now);
            if (line.IsDue(clock.Now)) Dial(line);
        }
        _monitor = _monitor.Tick(clock.Now, Ask);
        _beats++;
        Monitor.PulseAll(_gate);
        var accused = _monitor.Accused(clock.Now);
        if (accused.SequenceEqual(_accused)) return;
        _accused = accused;
        accuse(accused);
    }

    private void Ask(UniqueAddress target, ClusterMessage message)
    {
        if (_lines.TryGetValue(target, out var line)) line.Link?.Say(LinkFrameKind.Heartbeat, ((ClusterMessage.Heartbeat)message).Sequence);
    }

    private void Dial(HeartbeatLine line)
    {
        line.Dial();
        _ = Connect(line);
    }

    private async Task Connect(HeartbeatLine line)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var met = await remoting.Dial(line.Target.Address, LinkPurpose.Heartbeats, DialPatience).ConfigureAwait(false);
            lock (_gate) Open(line, met);
        }
        catch (IOException)
        {
            // Remoting says in the log why, when it has something to send there; here the silence counts.
            lock (_gate) line.Failed(clock.Now + DialPause);
        }
    }

    private void Open(HeartbeatLine line, Acquaintance met)
    {
        var isWanted = !_isOver && _lines.TryGetValue(line.Target, out var current) && ReferenceEquals(current, line);
        if (!isWanted || met.Peer.Uid != line.Target.Uid)
        {
            // Another life at that address does not answer for this one.
            met.Connection.Dispose();
            line.Failed(clock.Now + DialPause);
            return;
        }
        var link = new HeartbeatLink(met, _poller);
        line.Open(link, clock.Now);
        _ = Listen(line, link);
        link.Say(LinkFrameKind.Heartbeat, 0);
    }

    private async Task Listen(HeartbeatLine line, HeartbeatLink link)
    {
        await link.Listen(LinkFrameKind.HeartbeatReply, (from, number) =>
        {
            lock (_gate)
            {
                line.Heard(clock.Now);
                _monitor = _monitor.Heard(new ClusterMessage.HeartbeatReply(from.Peer, self.Uid, number), clock.Now);
            }
        }).ConfigureAwait(false);
        lock (_gate) line.Ended(link);
    }

    /// <summary>A later connection of one life takes the place of its earlier one.</summary>
    private void Answer(Acquaintance met)
    {
        var link = new HeartbeatLink(met, _poller);
        lock (_gate)
        {
            if (_asking.Remove(link.Peer, out var earlier)) earlier.Dispose();
            if (!_isOver) _asking[link.Peer] = link;
        }
        if (_isOver) link.Dispose();
        else _ = Answer(link);
    }

    private async Task Answer(HeartbeatLink link)
    {
        await link.Listen(LinkFrameKind.Heartbeat, static (from, number) => from.Say(LinkFrameKind.HeartbeatReply, number)).ConfigureAwait(false);
        lock (_gate)
        {
            if (_asking.TryGetValue(link.Peer, out var current) && ReferenceEquals(current, link)) _asking.Remove(link.Peer);
        }
    }
}
