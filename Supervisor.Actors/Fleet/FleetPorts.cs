using Akka.Actor;

namespace Supervisor.Actors.Fleet;

/// <summary>The outside of a node's fleet actor.</summary>
/// <param name="Self">This life of this node.</param>
/// <param name="Tree">The root of this node's supervision tree: commands for its own processes go there.</param>
/// <param name="Peer">The fleet actor at an address.</param>
/// <param name="Board">What readers see.</param>
/// <param name="Time">The clock for ages.</param>
public sealed record FleetPorts(
    NodeId Self, ICanTell Tree, Func<string, ICanTell> Peer, FleetBoard Board, TimeProvider Time);
