namespace Akka.Actor;

public sealed class ChildActorPath(ActorPath parentPath, string name, long uid) : ActorPath(parentPath, name, uid)
{
    public override Address Address => ParentPath!.Address;

    public override int Depth => ParentPath!.Depth + 1;
}
