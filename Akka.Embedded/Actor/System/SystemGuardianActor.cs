using Akka.Event;

namespace Akka.Actor;

/// <summary>The engine's own actors (loggers …) outlive the user's.</summary>
internal sealed class SystemGuardianActor(IActorRef userGuardian) : ActorBase
{
    protected override void PreStart() => Context.Watch(userGuardian);

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated: Context.Stop(Self); break;
            case StopChild stop: Context.Stop(stop.Child); break;
            default: Context.System.EventStream.Publish(new DeadLetter(message, Sender, Self)); break;
        }

        return true;
    }
}
