namespace Akka.Actor;

internal sealed record StopChild(IActorRef Child);
