using Akka.Actor;

namespace Supervisor.Actors.Tree;

/// <summary>
/// A bug in an actor costs the message it stumbled over, never the children under it; the engine logs it. One that cannot even be
/// made is given up: going on would be to make it again, without end.
/// </summary>
internal sealed class KeepGoingStrategy() : OneForOneStrategy(
    -1, -1, failure => failure is ActorInitializationException ? Directive.Stop : Directive.Resume);
