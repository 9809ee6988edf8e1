using Akka.Util;

namespace Akka.Actor;

public interface IActorRef : ICanTell, ISurrogated, IComparable<IActorRef>, IEquatable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}
