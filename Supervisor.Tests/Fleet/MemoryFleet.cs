using System.Collections.Concurrent;
using Akka.Actor;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Wire;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet;

/// <summary>
/// Nodes of a fleet in one actor system, over fake daemons; the test plays the cluster. What is told to a node is bytes on the
/// way, as between hosts.
/// </summary>
internal sealed class MemoryFleet : IAsyncDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("fleet", "akka { loglevel = OFF, stdout-loglevel = OFF }");

    private readonly Dictionary<string, MemoryNode> _byAddress = [];
    private readonly ConcurrentDictionary<string, ICanTell> _wires = [];
    private readonly List<IActorRef> _actors = [];
    private readonly LogWatcher _watcher = new();
    private readonly TimeProvider _time;

    private MemoryFleet(TimeProvider time) => _time = time;

    public LogWatcher Watcher => _watcher;

    public MemoryNode this[string name] => _byAddress[AddressOf(name)];

    public static string AddressOf(string name) => $"akka.tcp://supervisor@{name}:1";

    /// <summary>Nodes of these names that know each other.</summary>
    public static async Task<MemoryFleet> Of(TimeProvider time, params string[] names)
    {
        var fleet = new MemoryFleet(time);
        foreach (var name in names) fleet.Add(name);
        foreach (var name in names) fleet.Join(name);
        foreach (var node in fleet._byAddress.Values)
            await Eventually.True(() => node.Fleet.Nodes().Count(n => n.Facts is not null) == names.Length);
        // A node's view is published before the event that tells of it: what these handlers tell is told when they have ended.
        foreach (var actor in fleet._actors) await actor.Ask<ActorIdentity>(new Identify("formed")).Within();
        return fleet;
    }

    /// <summary>A process of a node enters a state: on its board, and told as a daemon tells it.</summary>
    public void Run(
        string node, string group, string name, int pid = 100, string stdout = "", string stderr = "",
        ProcessState state = ProcessState.Running)
    {
        var process = new ProcessInfo
        {
            Group = group,
            Name = name,
            State = state,
            Pid = pid,
            Start = 1,
            Spawns = 1,
            StdoutLogFile = stdout,
            StderrLogFile = stderr,
        };
        this[node].Supervisor.Board.Publish(process);
        this[node].Actor.Tell(new FleetInput.ProcessUpdated(process));
        this[node].Actor.Tell(new FleetInput.StateChanged(new(group, name), new(ProcessState.Starting, state, pid, 0)));
    }

    /// <summary>Waits until a node knows that many processes of another.</summary>
    public Task Shows(string on, string of, int count) =>
        Eventually.True(() => this[on].Fleet.Find(of).Node?.Rows().Length == count);

    /// <summary>Nobody hears the node any more, or everybody does again.</summary>
    public void Reach(string name, bool isReachable)
    {
        foreach (var other in _byAddress.Values.Where(n => n.Fleet.NodeName != name))
            other.Actor.Tell(new FleetInput.MemberSeen(this[name].Member with { IsReachable = isReachable }));
    }

    /// <summary>Has a node meet one that tells it a table and nothing else.</summary>
    public async Task Pretend(string on, NodeTable table)
    {
        var (self, address, node) = (this[on].Member, AddressOf(table.Node.Name), _wires[AddressOf(on)]);
        var peer = new FakePeer(table.Node, address, new(self.Address, self.Uid), secret: null, e => node.Tell(e, ActorRefs.NoSender));
        _wires[address] = peer;
        this[on].Actor.Tell(new FleetInput.MemberSeen(new(address, table.Node.Uid, default, "Up", IsReachable: true)));
        await Eventually.True(() => peer.Trusts);
        foreach (var part in table.InParts()) peer.Tell(new FleetMessage.TableTold(part));
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate().Within();
        _watcher.Dispose();
    }

    private void Add(string name)
    {
        var supervisor = new FakeSupervisor();
        var fleet = new NodeFleet(name, supervisor, _watcher, _time);
        var self = new NodeId(name, _byAddress.Count + 1);
        var ports = new FleetPorts(self, AddressOf(name), supervisor.Ask, address => _wires.GetValueOrDefault(address, ActorRefs.Nobody), fleet.Home);
        var actor = _system.ActorOf(FleetActor.Props(ports));
        _actors.Add(actor);
        var membership = new FakeMembership();
        var inlet = new Inlet(actor, ports.Key);
        fleet.Become(new(inlet, membership));
        _wires[AddressOf(name)] = new Wire(actor);
        _byAddress[AddressOf(name)] = new(
            fleet, supervisor, inlet, membership, new(AddressOf(name), self.Uid, default, "Up", IsReachable: true));
    }

    private void Join(string name)
    {
        foreach (var member in _byAddress.Values.Select(n => n.Member)) this[name].Actor.Tell(new FleetInput.MemberSeen(member));
        this[name].Actor.Tell(new FleetInput.DaemonSeen(new("1.2.3", Mood.Running)));
        this[name].Actor.Tell(new FleetInput.LeadersSeen(_byAddress.Keys.First(), _byAddress.Keys.First()));
    }

    private sealed class Wire(IActorRef node) : ICanTell
    {
        public void Tell(object message, IActorRef? sender)
        {
            var told = (FleetEnvelope)message;
            node.Tell(EnvelopeCodec.Decode(EnvelopeCodec.Manifest(told), EnvelopeCodec.Encode(told)), sender);
        }
    }
}

/// <summary>One node of a <see cref="MemoryFleet"/>.</summary>
internal sealed record MemoryNode(
    NodeFleet Fleet, FakeSupervisor Supervisor, Inlet Actor, FakeMembership Membership, FleetMember Member);
