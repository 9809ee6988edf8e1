using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Remote.Links;

namespace Akka.Remote;

/// <summary>
/// Watches actors of other nodes for the actors of this one: asks each such node for a sign of life in intervals, and
/// quarantines one that gives none for too long. Who watches an actor there is told of its death by the node itself, by its
/// restart or goodbye, or by its silence. Nodes that membership looks after are not asked by this actor.
/// </summary>
internal sealed class RemoteWatcher(RemoteActorRefProvider provider, Remoting remoting) : UntypedActor, IWithTimers
{
    internal const string Name = "remote-watcher";

    private readonly WatchTable _watches = new();
    private readonly Dictionary<Address, long> _heard = [];
    private IReadOnlySet<Address> _lookedAfter = new HashSet<Address>();

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchRemote watch: Watch(watch.Watchee, watch.Watcher); break;
            case UnwatchRemote unwatch: Unwatch(unwatch.Watchee, unwatch.Watcher); break;
            case WatchedFrom watched: _watches.AddFrom(watched.Watchee, watched.Watcher); break;
            case UnwatchedFrom unwatched: _watches.RemoveFrom(unwatched.Watchee, unwatched.Watcher); break;
            case Terminated terminated: Tell((IInternalActorRef)terminated.ActorRef, terminated.ExistenceConfirmed, terminated.AddressTerminated); break;
            case Heartbeat: Sender.Tell(new HeartbeatRsp(remoting.Uid)); break;
            case HeartbeatRsp: _heard[Sender.Path.Address] = remoting.Time.GetTimestamp(); break;
            case HeartbeatTick: Tick(); break;
            case LookedAfter others: _lookedAfter = others.Addresses; break;
            case LifeEnded ended: Gone(ended.Address); break;
            default: Unhandled(message); break;
        }
    }

    private void Watch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (_watches.Add(watchee, watcher)) Context.Watch(watchee);
        _heard.TryAdd(watchee.Path.Address, remoting.Time.GetTimestamp());
        if (!Timers.IsTimerActive(Name)) Timers.StartPeriodicTimer(Name, HeartbeatTick.Instance, TimeSpan.Zero, remoting.Settings.WatchHeartbeat);
    }

    private void Unwatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (_watches.Remove(watchee, watcher)) Context.Unwatch(watchee);
        Forget(watchee.Path.Address);
    }

    private void Tell(IInternalActorRef watchee, bool existed, bool addressTerminated)
    {
        foreach (var watcher in _watches.Take(watchee))
            watcher.SendSystemMessage(new DeathWatchNotification(watchee, existed, addressTerminated));
        Forget(watchee.Path.Address);
    }

    private void Gone(Address address)
    {
        foreach (var watchee in _watches.WatcheesOn(address))
        {
            Context.Unwatch(watchee);
            Tell(watchee, false, true);
        }

        foreach (var (watchee, watcher) in _watches.TakeFrom(address)) watchee.SendSystemMessage(new Unwatch(watchee, watcher));
        _heard.Remove(address);
    }

    private void Tick()
    {
        foreach (var (address, heard) in _heard.ToArray())
        {
            if (_lookedAfter.Contains(address)) _heard[address] = remoting.Time.GetTimestamp();
            else if (remoting.Time.GetElapsedTime(heard) > remoting.Settings.WatchPause) GiveUp(address);
            else ((IActorRef)provider.RemoteRef(new RootActorPath(address) / "system" / Name)).Tell(Heartbeat.Instance, Self);
        }
    }

    private void GiveUp(Address address)
    {
        remoting.Log.Warning("{0} has given no sign of life for {1}: who watches actors there is told that they are gone.",
            address, remoting.Settings.WatchPause);
        remoting.Quarantine(address, null);
        // A node that was never met has no uid to quarantine; those who watch wait all the same.
        Gone(address);
    }

    private void Forget(Address address)
    {
        if (!_watches.Watches(address)) _heard.Remove(address);
        if (_heard.Count == 0) Timers.Cancel(Name);
    }

    internal sealed record WatchRemote(IInternalActorRef Watchee, IInternalActorRef Watcher) : IDeadLetterSuppression;

    internal sealed record UnwatchRemote(IInternalActorRef Watchee, IInternalActorRef Watcher) : IDeadLetterSuppression;

    /// <summary>An actor of another node watches one of ours.</summary>
    internal sealed record WatchedFrom(IInternalActorRef Watchee, IInternalActorRef Watcher) : IDeadLetterSuppression;

    internal sealed record UnwatchedFrom(IActorRef Watchee, IActorRef Watcher) : IDeadLetterSuppression;

    /// <summary>Membership tells when these are gone: they are not asked.</summary>
    internal sealed record LookedAfter(IReadOnlySet<Address> Addresses);

    internal sealed class Heartbeat : IDeadLetterSuppression
    {
        internal static Heartbeat Instance { get; } = new();
    }

    internal sealed record HeartbeatRsp(int Uid) : IDeadLetterSuppression;

    internal sealed class HeartbeatTick : INotInfluenceReceiveTimeout
    {
        internal static HeartbeatTick Instance { get; } = new();
    }
}
