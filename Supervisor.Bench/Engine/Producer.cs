using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Makes actors by a delegate: what is measured is the engine, not reflection.</summary>
internal sealed class Producer(Func<ActorBase> make) : IIndirectActorProducer
{
    public Type ActorType => typeof(ActorBase);

    public static Props Props(Func<ActorBase> make) => Akka.Actor.Props.CreateBy(new Producer(make));

    public ActorBase Produce() => make();

    public void Release(ActorBase actor)
    {
    }
}
