using Akka.Actor;
using Akka.Configuration;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Messages;
using Supervisor.Actors.ServiceManager;
using Supervisor.Actors.Tree;
using Supervisor.Node.Cluster;
using Supervisor.Node.Configuration;
using Supervisor.Node.Http;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Notify;

namespace Supervisor.Node.Daemon;

/// <summary>One life of the daemon, from one configuration to a shutdown or a reload: an actor system and its HTTP servers.</summary>
internal sealed class DaemonLife
{
    // What the engine has to say goes through the activity log; nothing of it to stdout.
    private const string Engine = """
        akka {
          loglevel = WARNING
          stdout-loglevel = OFF
          loggers = []
          log-dead-letters = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        """;

    private readonly SupervisorConfig _config;
    private readonly TreePorts _ports;
    private readonly ClusterSeat? _seat;
    private readonly Lifetime _lifetime = new();
    private readonly ActorSystem _system;
    private readonly ConsoleWriter _console = new();
    private OpenedServers? _servers;

    /// <summary>Without a seat in a fleet nobody listens to the tree.</summary>
    public DaemonLife(SupervisorConfig config, TreePorts ports, ActivityLog log, ConfigRequest request, ClusterSeat? seat)
    {
        (_config, _ports, _seat) = (config, ports, seat);
        _system = ActorSystem.Create("node", ConfigurationFactory.ParseString($"{Engine}\n{EventsDispatcher.Settings}"));
        _system.ActorOf(EngineLogActor.Props(log), "engine-log");
        if (seat is not null) FeedRelayActor.Begin(_system, seat.Feed, seat.TreeStops);
        EventsActor.Start(_system, new(config.Daemon.Identifier, log, ports.Time, _console) { Meters = ports.Board.Meters });
        var tree = _system.ActorOf(SupervisorActor.Props(config, ports, _lifetime), "supervisor");
        Supervisor = new(tree, ports.Board, log, config, request);
        EventRelayActor.Begin(_system, Supervisor.Events, ports.Time);
    }

    public TreeSupervisor Supervisor { get; }

    /// <summary>Starts what starts by itself, and answers requests.</summary>
    public async Task Begin(BoundServers bound, LogWatcher watcher)
    {
        await Supervisor.Ask(new SupervisorCommand.Begin()).ConfigureAwait(false);
        var own = Endpoints.For(Supervisor, _config.RpcInterfaces, watcher, _ports.Time, _seat?.Fleet);
        var whole = _seat?.Fleet is { } fleet ? Endpoints.ForFleet(Supervisor, _config.RpcInterfaces, watcher, _ports.Time, fleet) : own;
        _servers = await bound
            .Serve(server => _config.Cluster?.Servers.Contains(server) == true ? whole : own, new(_ports.Log, _ports.Time))
            .ConfigureAwait(false);
    }

    /// <summary>Says that it is up, and from now on how it goes on; done when that is said.</summary>
    public Task TellServiceManager(NotifySettings manager) => _system
        .ActorOf(ServiceManagerActor.Props(new NotifySocket(manager.Address), manager.BeatPeriod, Supervisor.Tree, _ports), "service-manager")
        .Ask<ServiceManagerActor.Told>(new ServiceManagerActor.Up());

    /// <summary>Done when every process has stopped.</summary>
    public Task End() => _lifetime.End;

    /// <summary>
    /// Takes the sockets away, lets answers under way finish, and ends the actors. An exit that was asked for until now wins over
    /// the restart it came too late to stop: asking for that restart once more is answered after whatever was asked before.
    /// </summary>
    public async Task<LifeEnd> Close()
    {
        if (_servers is not null) await _servers.DisposeAsync().ConfigureAwait(false);
        await Supervisor.Ask(new SupervisorCommand.Restart()).ConfigureAwait(false);
        await _system.Terminate().ConfigureAwait(false);
        _console.Close();
        return Supervisor.Mood == Mood.Restarting ? new LifeEnd.Reload(Supervisor.Next!) : new LifeEnd.Over();
    }
}
