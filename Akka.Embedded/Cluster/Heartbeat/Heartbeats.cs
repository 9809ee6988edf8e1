using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// Asks, answers and accuses on a thread of its own: neither a thread pool that is busy nor an actor that has its hands full makes
/// a node look dead.
/// </summary>
internal sealed class Heartbeats(UniqueAddress self, FailureDetectorSettings settings, ClusterClock clock)
{
    private readonly object _gate = new();
    private HeartbeatMonitor _monitor = new(self, settings, clock.Now);
    private ImmutableArray<UniqueAddress> _accused = [];
    private IClusterTransport? _transport;
    private bool _isOver;

    public void Start(IClusterTransport transport, Action<ImmutableArray<UniqueAddress>> accuse)
    {
        _transport = transport;
        new Thread(() => Run(accuse)) { IsBackground = true, Name = "cluster heartbeats" }.Start();
    }

    public void Watch(ImmutableArray<UniqueAddress> targets, IEnumerable<UniqueAddress> suspects)
    {
        lock (_gate) _monitor = _monitor.Watch(targets, suspects, clock.Now);
    }

    public void Receive(ClusterMessage message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case ClusterMessage.Heartbeat heartbeat when _monitor.Answer(heartbeat) is { } answer:
                    _transport?.Send(heartbeat.From.Address, answer);
                    break;
                case ClusterMessage.HeartbeatReply reply: _monitor = _monitor.Heard(reply, clock.Now); break;
            }
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Run(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        lock (_gate)
        {
            while (!_isOver)
            {
                Beat(accuse);
                if (_monitor.Due > clock.Now) Monitor.Wait(_gate, _monitor.Due - clock.Now);
            }
        }
    }

    private void Beat(Action<ImmutableArray<UniqueAddress>> accuse)
    {
        if (clock.Now < _monitor.Due) return;
        _monitor = _monitor.Tick(clock.Now, (to, message) => _transport?.Send(to.Address, message));
        var accused = _monitor.Accused(clock.Now);
        if (accused.SequenceEqual(_accused)) return;
        _accused = accused;
        accuse(accused);
    }
}
