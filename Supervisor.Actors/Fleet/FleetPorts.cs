using Akka.Actor;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Fleet;

/// <summary>The outside of a node's fleet actor.</summary>
/// <param name="Self">This life of this node.</param>
/// <param name="Address">Where this node is reached, as the cluster names it.</param>
/// <param name="Tree">Has this node's supervision tree carry out a command. The answer reaches whoever awaits it and nobody else.</param>
/// <param name="Peer">The fleet actor at an address.</param>
/// <param name="Home">What outlives this membership.</param>
public sealed record FleetPorts(
    NodeId Self, string Address, Func<SupervisorCommand, Task<CommandReply>> Tree, Func<string, ICanTell> Peer, FleetHome Home)
{
    /// <summary>What peers have to prove that they know; null when none is set.</summary>
    public string? Secret { get; init; }

    /// <summary>What this node's own parts are known by.</summary>
    public FleetKey Key { get; } = new();
}

/// <summary>What a node has for all its memberships of the fleet, one after the other.</summary>
/// <param name="Board">What readers see.</param>
/// <param name="Events">What happens, as it happens.</param>
/// <param name="Logs">The logs of its processes.</param>
/// <param name="Usage">What its children use.</param>
/// <param name="Log">The activity log.</param>
/// <param name="Time">Both clocks.</param>
public sealed record FleetHome(
    FleetBoard Board, Broadcast<FleetEvent> Events, ILogShelf Logs, IUsageMeter Usage, IActivityLog Log, TimeProvider Time);
