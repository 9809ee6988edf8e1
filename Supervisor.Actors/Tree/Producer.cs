using Akka.Actor;

namespace Supervisor.Actors.Tree;

/// <summary>Makes actors by a delegate: no expression trees, no reflection.</summary>
internal sealed class Producer<TActor>(Func<TActor> make) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => make();

    public void Release(ActorBase actor) { }
}

/// <summary>Props from delegates.</summary>
internal static class Producer
{
    internal static Props Props<TActor>(Func<TActor> make) where TActor : ActorBase =>
        Akka.Actor.Props.CreateBy(new Producer<TActor>(make));
}
