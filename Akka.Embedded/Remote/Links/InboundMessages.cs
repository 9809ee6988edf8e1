using System.Text;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>From bytes to an actor's mailbox.</summary>
internal sealed class InboundMessages(ExtendedActorSystem system, IActorRefProvider provider, ILoggingAdapter log)
{
    /// <summary>On the connection's reading thread. A message that cannot be read is dropped, and the log says so.</summary>
    internal void Deliver(in MessageEnvelope envelope, RefCache refs)
    {
        var recipient = refs.Find(envelope.Recipient);
        if (recipient is not { } to) return;
        object message;
        try
        {
            message = system.Serialization.Deserialize(
                envelope.Payload.ToArray(), envelope.Serializer, Encoding.UTF8.GetString(envelope.Manifest));
        }
        catch (Exception cause)
        {
            // The boundary of user code: whatever a serializer throws, the connection and the other messages are not concerned.
            log.Error(cause, "A message to {0} cannot be read (serializer {1}): {2}", to, envelope.Serializer, cause.Message);
            return;
        }

        Deliver(message, to, refs.Find(envelope.Sender));
    }

    internal void Deliver(SystemEnvelope envelope, IActorRef watcher)
    {
        switch (envelope)
        {
            case SystemEnvelope.Watch watch: Watch(Find(watch.Watchee), Find(watch.Watcher), watcher); break;
            case SystemEnvelope.Unwatch unwatch: Unwatch(Find(unwatch.Watchee), Find(unwatch.Watcher), watcher); break;
            case SystemEnvelope.Stop stop: Find(stop.Actor).Stop(); break;
            case SystemEnvelope.Died died:
                Find(died.Watcher).SendSystemMessage(
                    new DeathWatchNotification(Find(died.Actor), died.ExistenceConfirmed, died.AddressTerminated));
                break;
        }
    }

    private static void Deliver(object message, IActorRef to, IActorRef? sender)
    {
        // Selections are followed here, as deep as they are ours: they stay in order with what is told to an actor directly.
        if (message is ActorSelectionMessage selection && to is IInternalActorRef anchor)
            ActorSelectionDelivery.Deliver(anchor, sender, selection);
        else to.Tell(message, sender);
    }

    private static void Watch(IInternalActorRef watchee, IInternalActorRef by, IActorRef watcher)
    {
        watcher.Tell(new RemoteWatcher.WatchedFrom(watchee, by), ActorRefs.NoSender);
        watchee.SendSystemMessage(new Watch(watchee, by));
    }

    private static void Unwatch(IInternalActorRef watchee, IInternalActorRef by, IActorRef watcher)
    {
        watcher.Tell(new RemoteWatcher.UnwatchedFrom(watchee, by), ActorRefs.NoSender);
        watchee.SendSystemMessage(new Unwatch(watchee, by));
    }

    private IInternalActorRef Find(string path) => (IInternalActorRef)provider.ResolveActorRef(path);
}
