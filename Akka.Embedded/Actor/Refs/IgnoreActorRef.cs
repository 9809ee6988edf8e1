namespace Akka.Actor;

internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } =
        new RootActorPath(new Address("akka", "local", "localhost", 0)) / "ignore";

    public override IActorRefProvider Provider { get; } = provider;
}
