namespace Akka.Actor;

internal sealed class TellJob(ICanTell receiver, object message, IActorRef? sender) : ScheduledJob
{
    internal override void Run() => receiver.Tell(message, sender);
}
