using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Runs when the system and its actors have started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);
