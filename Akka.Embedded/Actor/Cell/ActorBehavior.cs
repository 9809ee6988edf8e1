namespace Akka.Actor;

internal static class ActorBehavior
{
    internal static readonly Receive Empty = _ => false;

    internal static Receive From(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
