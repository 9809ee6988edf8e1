using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Makes actors when the system has started.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);
