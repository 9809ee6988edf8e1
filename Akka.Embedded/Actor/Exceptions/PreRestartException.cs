namespace Akka.Actor;

public class PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
    : ActorInitializationException(
        actor, $"Exception in PreRestart({cause?.GetType().Name}, {optionalMessage?.GetType().Name})", restartException)
{
    public Exception RestartException { get; } = restartException;

    public object OptionalMessage { get; } = optionalMessage!;
}
