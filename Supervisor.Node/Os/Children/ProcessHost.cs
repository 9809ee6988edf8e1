using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Metrics;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Sockets;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The children of this daemon. Made once in its life: its two threads (spawner, reaper) go on to the end, whatever
/// configuration comes and goes. Slots may be opened at once; nothing else may be asked of them before the daemon has its
/// user, umask and working directory, which the spawner takes over with its first job.
/// </summary>
internal sealed class ProcessHost : IProcessHost
{
    private readonly HostParts _parts;
    private readonly IActivityLog _log;
    private readonly OpenSockets _sockets;

    internal ProcessHost(
        IChildLogFactory logs, IChildPump pump, IActivityLog log, TimeProvider time,
        ChildEnvironment environment, IUserDatabase users, SpawnAbilities? abilities = null, NodeMeters? meters = null)
    {
        (_log, _sockets) = (log, new(log));
        var children = new ChildTable();
        var maker = new ChildMaker(pump, environment, users, abilities ?? SpawnAbilities.Here);
        _parts = new(new SpawnerThread(log), children, maker, logs, time) { Meters = meters ?? new() };
        _ = new Reaper(children, log, time);
    }

    public IProcessSlot Open(string group, ProcessConfig process, ICanTell owner, ISharedSocket? socket = null) =>
        new ProcessSlot(_parts, group, process, owner, new OutputTeller(process.Name, owner, _log, _parts.Time))
        {
            Socket = socket is SharedSocket shared ? new(shared) : null,
        };

    public ISharedSocket Share(string program, FastCgiConfig socket) => new SharedSocket(new(program, socket), _sockets);

    public void TrySockets(GroupConfig group, ICanTell owner) => _ = Task.Run(() =>
        owner.Tell(new HostEvent.SocketsTried(group, SocketTrial.Run([group], _sockets)), ActorRefs.NoSender));
}
