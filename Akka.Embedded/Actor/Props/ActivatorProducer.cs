using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Makes actors by type and constructor arguments.</summary>
internal sealed class ActivatorProducer([DynamicallyAccessedMembers(Props.Constructors)] Type type, object[] args)
    : IIndirectActorProducer, IEquatable<ActivatorProducer>
{
    [DynamicallyAccessedMembers(Props.Constructors)]
    private readonly Type _type = type;

    public Type ActorType => _type;

    public ActorBase Produce()
    {
        try
        {
            return (ActorBase)Activator.CreateInstance(_type, args)!;
        }
        catch (MissingMethodException missing)
        {
            throw new TypeLoadException(
                $"Error while creating actor instance of type {_type} with {args.Length} args: no such constructor.", missing);
        }
    }

    public void Release(ActorBase actor) => (actor as IDisposable)?.Dispose();

    public bool Equals(ActivatorProducer? other) =>
        other is not null && other.ActorType == ActorType && args.AsSpan().SequenceEqual(other.Arguments);

    private ReadOnlySpan<object> Arguments => args;

    public override bool Equals(object? obj) => Equals(obj as ActivatorProducer);

    public override int GetHashCode() => HashCode.Combine(_type, args.Length);
}
