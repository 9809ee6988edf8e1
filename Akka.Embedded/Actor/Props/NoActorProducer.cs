namespace Akka.Actor;

internal sealed class NoActorProducer : IIndirectActorProducer
{
    public Type ActorType => typeof(NoActor);

    public ActorBase Produce() => throw new InvalidOperationException("No actor producer specified!");

    public void Release(ActorBase actor)
    {
    }

    private sealed class NoActor : ActorBase
    {
        protected override bool Receive(object message) => false;
    }
}
