using System.Text;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Links;
using Akka.Remote.Protocol;

namespace Akka.Remote;

/// <summary>An actor of another node.</summary>
internal sealed class RemoteActorRef(RemoteActorRefProvider provider, Association association, ActorPath path) : InternalActorRefBase
{
    private byte[]? _onTheWire;

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider => provider;

    public override bool IsLocal => false;

    public override IInternalActorRef Parent => Path.Depth == 0 ? this : new RemoteActorRef(provider, association, Path.Parent);

    /// <summary>Messages of the engine's own actors, which do not wait behind the user's.</summary>
    internal bool IsUrgent { get; } = path.Depth > 0 && path.Elements[0] == "system";

    internal Association Association => association;

    internal byte[] OnTheWire => _onTheWire ??= Encoding.UTF8.GetBytes(Path.ToSerializationFormat());

    public override IActorRef GetChild(IReadOnlyList<string> name) =>
        name.Count == 0 ? this : new RemoteActorRef(provider, association, Path / name);

    /// <summary>Actors are not deployed remotely: nobody here supervises one over there.</summary>
    public override void Start()
    {
    }

    public override void Suspend()
    {
    }

    public override void Resume(Exception? causedByFailure = null)
    {
    }

    public override void Restart(Exception cause)
    {
    }

    public override void Stop() => association.SendSystem(new SystemEnvelope.Stop(Path.ToSerializationFormat()));

    internal override void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case Watch watch: Watch(watch); break;
            case Unwatch unwatch: Unwatch(unwatch); break;
            case DeathWatchNotification death: Died(death); break;
            case Terminate: Stop(); break;
        }
    }

    protected override void TellInternal(object message, IActorRef sender) => provider.Outbound.Send(message, sender, this);

    private void Watch(Watch watch)
    {
        if (watch.Watcher.Equals(provider.RemoteWatcher))
            association.SendSystem(new SystemEnvelope.Watch(TextOf(watch.Watchee), TextOf(watch.Watcher)));
        else provider.RemoteWatcher.Tell(new RemoteWatcher.WatchRemote(watch.Watchee, watch.Watcher), ActorRefs.NoSender);
    }

    private void Unwatch(Unwatch unwatch)
    {
        if (unwatch.Watcher.Equals(provider.RemoteWatcher))
            association.SendSystem(new SystemEnvelope.Unwatch(TextOf(unwatch.Watchee), TextOf(unwatch.Watcher)));
        else provider.RemoteWatcher.Tell(new RemoteWatcher.UnwatchRemote(unwatch.Watchee, unwatch.Watcher), ActorRefs.NoSender);
    }

    private void Died(DeathWatchNotification death)
    {
        provider.RemoteWatcher.Tell(new RemoteWatcher.UnwatchedFrom(death.Actor, this), ActorRefs.NoSender);
        association.SendSystem(new SystemEnvelope.Died(
            TextOf(death.Actor), TextOf(this), death.ExistenceConfirmed, death.AddressTerminated));
    }

    private string TextOf(IActorRef actor) => actor.Path.ToSerializationFormatWithAddress(provider.DefaultAddress);
}
