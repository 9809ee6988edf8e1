namespace Akka.Actor;

/// <summary>Makes the engine's own actors, without reflection.</summary>
internal sealed class GuardianProducer(Func<ActorBase> produce) : IIndirectActorProducer
{
    public Type ActorType => typeof(ActorBase);

    internal static Props Props(Func<ActorBase> produce) => Actor.Props.CreateBy(new GuardianProducer(produce));

    public ActorBase Produce() => produce();

    public void Release(ActorBase actor)
    {
    }
}
