using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>A command for another node.</summary>
/// <param name="From">This node.</param>
/// <param name="Node">The other one as the user wrote it.</param>
/// <param name="Peer">Its fleet actor.</param>
/// <param name="Order">What is to be done.</param>
/// <param name="Deadline">For its word that it has begun.</param>
/// <param name="Asker">Who gets the one answer.</param>
internal sealed record SentCommand(
    NodeId From, string Node, PeerEnd Peer, SupervisorCommand Order, TimeSpan Deadline, ICanTell Asker);
