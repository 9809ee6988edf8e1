using Akka.Actor;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What the parts of one node know each other by. A message that carries it was made in this process, by somebody who was given
/// it: it is known by being this very object, and whatever a serializer makes of bytes from the wire is another one.
/// </summary>
public sealed class FleetKey
{
    /// <summary>Whether a message was made with this key.</summary>
    internal bool Made(Local message) => ReferenceEquals(message.Key, this);

    /// <summary>Something of this node's own.</summary>
    /// <param name="Key">The object that proves it.</param>
    /// <param name="Content">What is said.</param>
    /// <param name="Asker">Who gets the answer, if somebody waits for one.</param>
    internal sealed record Local(FleetKey Key, object Content, ICanTell? Asker);
}
