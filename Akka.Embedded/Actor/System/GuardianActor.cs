using Akka.Event;

namespace Akka.Actor;

internal sealed class GuardianActor(SupervisorStrategy strategy) : ActorBase
{
    protected override bool Receive(object message)
    {
        if (message is StopChild stop) Context.Stop(stop.Child);
        else if (message is not Terminated)
            Context.System.EventStream.Publish(new DeadLetter(message, Sender, Self));
        return true;
    }

    protected override void PreStart()
    {
    }

    protected override SupervisorStrategy SupervisorStrategy() => strategy;
}
