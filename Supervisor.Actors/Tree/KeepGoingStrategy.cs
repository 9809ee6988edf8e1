using Akka.Actor;

namespace Supervisor.Actors.Tree;

/// <summary>A bug in an actor costs the message it stumbled over, never the children under it; the engine logs it.</summary>
internal sealed class KeepGoingStrategy() : OneForOneStrategy(-1, -1, _ => Directive.Resume);
