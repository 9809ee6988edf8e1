namespace Akka.Actor;

public class PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
    : ActorInitializationException(actor, $"Exception post restart ({originalCause?.GetType().Name})", cause)
{
    public Exception OriginalCause { get; } = originalCause!;
}
