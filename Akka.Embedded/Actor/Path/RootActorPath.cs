namespace Akka.Actor;

public sealed class RootActorPath(Address address, string name = "") : ActorPath(null, name, 0)
{
    public override Address Address { get; } = address;

    public override int Depth => 0;
}
