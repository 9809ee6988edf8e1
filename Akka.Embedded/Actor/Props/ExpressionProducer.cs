using System.Linq.Expressions;

namespace Akka.Actor;

/// <summary>Makes actors by a "() => new T(…)"; compiled when first needed.</summary>
internal sealed class ExpressionProducer<TActor>(Expression<Func<TActor>> factory) : IIndirectActorProducer
    where TActor : ActorBase
{
    private readonly Lazy<Func<TActor>> _produce = new(() => factory.Compile(preferInterpretation: true));

    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => _produce.Value();

    public void Release(ActorBase actor) => (actor as IDisposable)?.Dispose();
}
