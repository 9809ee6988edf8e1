using Akka.Actor;
using Akka.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Wire;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Wire;

/// <summary>Nodes with an actor system each, that speak over TCP as the engine is configured by default; the test plays the cluster.</summary>
internal sealed class RemoteFleet : IAsyncDisposable
{
    public static Config Settings { get; } = ConfigurationFactory.ParseString("""
        akka {
          loggers = [], stdout-loglevel = OFF, log-dead-letters = off
          actor.provider = remote
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
        }
        """).WithFallback(FleetSerializer.Binding);

    private readonly LogWatcher _watcher = new();
    private readonly List<RemoteNode> _nodes = [];

    public RemoteNode this[int index] => _nodes[index];

    public IReadOnlyList<RemoteNode> Nodes => _nodes;

    public static async Task<RemoteFleet> Of(int count)
    {
        var fleet = new RemoteFleet();
        for (var i = 0; i < count; i++) fleet.Add($"n{i:00}", i + 1);
        foreach (var node in fleet._nodes)
            foreach (var other in fleet._nodes) node.Actor.Tell(new FleetInput.MemberSeen(other.Member));
        foreach (var node in fleet._nodes)
            await Eventually.True(() => node.Fleet.Nodes().Count(n => n.Facts is not null) == count, TimeSpan.FromSeconds(60));
        return fleet;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(n => n.System.Terminate())).Within();
        _watcher.Dispose();
    }

    private void Add(string name, long uid)
    {
        var system = ActorSystem.Create("supervisor", Settings);
        var supervisor = new FakeSupervisor();
        var fleet = new NodeFleet(name, supervisor, _watcher, TimeProvider.System);
        var peers = new System.Collections.Concurrent.ConcurrentDictionary<string, ICanTell>();
        var address = $"{((ExtendedActorSystem)system).Provider.DefaultAddress}";
        var ports = new FleetPorts(
            new(name, uid), address, supervisor.Ask, a => peers.GetOrAdd(a, o => system.ActorSelection($"{o}/user/fleet")), fleet.Home);
        var actor = new Inlet(system.ActorOf(FleetActor.Props(ports), "fleet"), ports.Key);
        fleet.Become(new(actor, new FakeMembership()));
        actor.Tell(new FleetInput.DaemonSeen(new("1.2.3", Mood.Running)));
        _nodes.Add(new(system, fleet, supervisor, actor, new(address, uid, default, "Up", IsReachable: true)));
    }
}

/// <summary>One node of a <see cref="RemoteFleet"/>.</summary>
internal sealed record RemoteNode(ActorSystem System, NodeFleet Fleet, FakeSupervisor Supervisor, Inlet Actor, FleetMember Member);
