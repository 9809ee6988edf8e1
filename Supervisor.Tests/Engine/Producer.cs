using Akka.Actor;

namespace Supervisor.Tests.Engine;

internal sealed class Producer(Func<ActorBase> produce) : IIndirectActorProducer
{
    public Type ActorType => typeof(ActorBase);

    internal static Props Props(Func<ActorBase> produce) => Akka.Actor.Props.CreateBy(new Producer(produce));

    public ActorBase Produce() => produce();

    public void Release(ActorBase actor)
    {
    }
}
