using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>Hosts, a network between them and a clock that jumps from event to event.</summary>
internal sealed class SimulatedWorld
{
    private readonly PriorityQueue<SimulatedEvent, (long Time, long Number)> _events = new();
    private readonly Dictionary<Address, SimulatedHost> _byAddress;
    private long _number;

    public SimulatedWorld(int hosts, ulong seed, ProtocolSettings settings, int seeds)
    {
        Settings = settings;
        Chance = new Chance(seed);
        Network = new SimulatedNetwork(hosts, Chance);
        Hosts = [.. Enumerable.Range(0, hosts).Select(i => new SimulatedHost(i, this))];
        _byAddress = Hosts.ToDictionary(h => h.Address);
        Seeds = [.. Hosts.Take(seeds).Select(h => h.Address)];
        Invariants = new Invariants(this);
    }

    public ProtocolSettings Settings { get; }

    public Chance Chance { get; }

    public SimulatedNetwork Network { get; }

    public ImmutableArray<SimulatedHost> Hosts { get; }

    public ImmutableArray<Address> Seeds { get; }

    public Invariants Invariants { get; }

    public TimeSpan Now { get; private set; }

    public long Handled { get; private set; }

    /// <summary>Where the story of this world is written to, when one seed is replayed.</summary>
    public Action<string>? Story { get; init; }

    /// <summary>Nobody listens on a host that is down: its kernel says so, or nobody does.</summary>
    public bool HostsRefuse { get; set; } = true;

    public IEnumerable<SimulatedHost> Alive => Hosts.Where(h => h.IsAlive);

    public SimulatedHost HostOf(Address address) => _byAddress[address];

    public void At(TimeSpan time, SimulatedEvent what) => _events.Enqueue(what, (time.Ticks, _number++));

    public void After(TimeSpan delay, SimulatedEvent what) => At(Now + delay, what);

    public void Tell(SimulatedHost host, string what) => Story?.Invoke($"{Now} {host.Address.Host}: {what}");

    public void Act(TimeSpan at, Action act) => At(at, new(SimulatedEventKind.Act, -1, 0, null, act));

    public void Send(SimulatedHost from, Address to, ClusterMessage message)
    {
        var target = _byAddress[to];
        var copies = Network.Copies(from.Index, target.Index);
        if (copies > 0 && !target.IsAlive)
        {
            if (HostsRefuse && message is ClusterMessage.InitJoin)
            {
                After(Network.Delay(), new(SimulatedEventKind.Act, from.Index, from.Life, null, () => from.DialFailed(to)));
            }
            return;
        }
        for (var i = 0; i < copies; i++)
        {
            var delay = Network.Delay() + TimeSpan.FromMilliseconds(from.SlownessMilliseconds + target.SlownessMilliseconds);
            // Also to the next life at this address: packets know addresses only.
            After(delay, new(SimulatedEventKind.Message, target.Index, 0, message, null));
        }
    }

    public void RunUntil(TimeSpan end) => RunUntil(end, () => false);

    /// <summary>True if it was fulfilled in time. Asked once a second.</summary>
    public bool RunUntil(TimeSpan end, Func<bool> isFulfilled)
    {
        while (Now < end)
        {
            RunTo(Now + TimeSpan.FromSeconds(1) < end ? Now + TimeSpan.FromSeconds(1) : end);
            if (isFulfilled()) return true;
        }
        return false;
    }

    private void RunTo(TimeSpan end)
    {
        while (_events.TryPeek(out var next, out var due) && due.Time <= end.Ticks)
        {
            _events.Dequeue();
            Now = TimeSpan.FromTicks(due.Time);
            Handled++;
            Happen(next);
        }
        Now = end;
    }

    private void Happen(SimulatedEvent what)
    {
        if (what.Host < 0)
        {
            what.Act!();
            return;
        }
        var host = Hosts[what.Host];
        if (what.Life != 0 && what.Life != host.Life) return;
        if (what.Kind != SimulatedEventKind.Act && !host.IsAlive) return;
        if (host.FrozenUntil > Now)
        {
            At(host.FrozenUntil, what);
            return;
        }
        switch (what.Kind)
        {
            case SimulatedEventKind.Act: what.Act!(); break;
            case SimulatedEventKind.Beat: host.Beat(); break;
            case SimulatedEventKind.Message: host.Receive(what.Message!); break;
            case SimulatedEventKind.Tick when host.Node!.Due <= Now: host.Tick(); break;
        }
    }
}
