using Akka.Event;

namespace Akka.Actor;

internal sealed class DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    : EmptyLocalActorRef(provider, path, eventStream)
{
    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                break;
            case DeadLetter letter:
                if (SpecialHandle(letter.Message, letter.Sender)) break;
                EventStream.Publish(letter.Message is IDeadLetterSuppression quiet
                    ? new SuppressedDeadLetter(quiet, letter.Sender, letter.Recipient)
                    : letter);
                break;
            default:
                if (!SpecialHandle(message, sender)) Publish(message, sender);
                break;
        }
    }
}
