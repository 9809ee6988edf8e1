using Akka.Actor;

namespace Supervisor.Actors.Fleet;

/// <summary>How the actor of an errand speaks with the other node: by way of the fleet actor, which seals and opens.</summary>
internal sealed record ErrandLine(Inlet Fleet, FleetKey Key, long Number)
{
    internal void Tell(PeerEnd to, FleetMessage content) => Fleet.Tell(new ToTell(Number, to, content), ActorRefs.NoSender);

    /// <summary>Whether that came from this node's own parts, and not straight from the wire.</summary>
    internal bool Made(FleetKey.Local message) => Key.Made(message);

    /// <summary>The way to an errand's actor for what serves it on this node.</summary>
    internal Inlet To(IActorRef self) => new(self, Key);
}
