using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Stands for an actor that does not exist: what it gets becomes a dead letter, who watches it is told.</summary>
internal class EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    protected EventStream EventStream { get; } = eventStream;

    internal override void SendSystemMessage(SystemMessage message) =>
        SpecialHandle(message, Provider.DeadLetters);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is DeadLetter letter) SpecialHandle(letter.Message, letter.Sender);
        else if (!SpecialHandle(message, sender)) Publish(message, sender);
    }

    protected void Publish(object message, IActorRef? sender)
    {
        var from = sender ?? Provider.DeadLetters;
        EventStream.Publish(message is IDeadLetterSuppression quiet
            ? new SuppressedDeadLetter(quiet, from, this)
            : new DeadLetter(message, from, this));
    }

    protected bool SpecialHandle(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Watch watch:
                if (!watch.Watchee.Equals(watch.Watcher))
                    watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, false, false));
                return true;
            case SystemMessage:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                return true;
            case ActorSelectionMessage selection:
                if (selection.Message is Identify wanted)
                {
                    if (!selection.WildCardFanOut) sender?.Tell(new ActorIdentity(wanted.MessageId, null), this);
                }
                else
                {
                    Publish(selection.Message, sender);
                }

                return true;
            default:
                return false;
        }
    }
}
