using Akka.Actor.Internal;

namespace Akka.Actor;

public interface IActorRefProvider
{
    IInternalActorRef RootGuardian { get; }

    IActorRef DeadLetters { get; }

    IActorRef IgnoreRef { get; }

    IInternalActorRef TempContainer { get; }

    ActorPath RootPath { get; }

    Settings Settings { get; }

    Serialization.Information SerializationInformation { get; }

    Address DefaultAddress { get; }

    Task TerminationTask { get; }

    internal LocalActorRef Guardian { get; }

    internal LocalActorRef SystemGuardian { get; }

    ActorPath TempPath();

    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    void UnregisterTempActor(ActorPath path);

    IActorRef RootGuardianAt(Address address);

    IActorRef ResolveActorRef(string path);

    IActorRef ResolveActorRef(ActorPath actorPath);

    Address GetExternalAddressFor(Address address);

    internal void Init(ActorSystemImpl system);
}
