using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Actor;

public class Props : IEquatable<Props>, ISurrogated
{
    internal const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    public static readonly Props None = new(new NoActorProducer(), []);

    private readonly IIndirectActorProducer _producer;

    private Props(IIndirectActorProducer producer, object[] args, SupervisorStrategy? strategy = null)
    {
        _producer = producer;
        Arguments = args;
        SupervisorStrategy = strategy!;
    }

    public static Props Empty => None;

    public Type Type => _producer.ActorType;

    public string TypeName => Type.AssemblyQualifiedName ?? Type.Name;

    public object[] Arguments { get; }

    public string Dispatcher { get; private set; } = DispatcherTable.DefaultId;

    public SupervisorStrategy SupervisorStrategy { get; private set; }

    internal bool RunsOnCallingThread { get; private set; }

    /// <summary>Not positive: no limit.</summary>
    internal int StashCapacity { get; private set; } = -1;

    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(params object[] args)
        where TActor : ActorBase =>
        Create(typeof(TActor), args);

    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() =>
        new(new ActivatorProducer(typeof(TActor), []), [], supervisorStrategy);

    public static Props Create<TActor>(
        Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase =>
        new(new ExpressionProducer<TActor>(factory), [], supervisorStrategy);

    public static Props Create([DynamicallyAccessedMembers(Constructors)] Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ActorBase).IsAssignableFrom(type))
            throw new ArgumentException($"{type} is not an actor type.", nameof(type));
        return new Props(new ActivatorProducer(type, args), args);
    }

    public static Props CreateBy(IIndirectActorProducer producer, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, args);
    }

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = (Props)MemberwiseClone();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    public Props WithDispatcher(string dispatcher)
    {
        var copy = (Props)MemberwiseClone();
        copy.Dispatcher = dispatcher;
        return copy;
    }

    public Props WithStashCapacity(int stashCapacity)
    {
        var copy = (Props)MemberwiseClone();
        copy.StashCapacity = stashCapacity;
        return copy;
    }

    internal Props OnCallingThread()
    {
        var copy = (Props)MemberwiseClone();
        copy.RunsOnCallingThread = true;
        return copy;
    }

    public virtual ActorBase NewActor() => _producer.Produce();

    public bool Equals(Props? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Equals(_producer, other._producer) && Equals(SupervisorStrategy, other.SupervisorStrategy));

    public override bool Equals(object? obj) => Equals(obj as Props);

    public override int GetHashCode() => HashCode.Combine(_producer, SupervisorStrategy);

    public ISurrogate ToSurrogate(ActorSystem system) =>
        throw new NotSupportedException("Props do not travel: there is no remote deployment.");

    internal void Release(ActorBase actor) => _producer.Release(actor);
}
