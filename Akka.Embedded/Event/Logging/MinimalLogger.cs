using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs on the caller's thread, where there is no actor yet or no more.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    public override ActorPath Path { get; } =
        new RootActorPath(new Address("akka", "all-systems"), "/StandardOutLogger");

    public override IActorRefProvider Provider =>
        throw new NotSupportedException("A minimal logger does not provide.");

    protected abstract void Log(object message);

    protected override void TellInternal(object message, IActorRef sender) => Log(message);
}
