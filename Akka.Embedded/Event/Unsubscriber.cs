using Akka.Actor;

namespace Akka.Event;

/// <summary>Watches the subscribers of the event stream.</summary>
internal sealed class Unsubscriber(EventStream stream) : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Follow { Subscriber: IInternalActorRef and not MinimalActorRef } follow: Context.Watch(follow.Subscriber); break;
            case Terminated ended: stream.Unsubscribe(ended.ActorRef); break;
        }

        return true;
    }

    internal sealed record Follow(IActorRef Subscriber);
}
