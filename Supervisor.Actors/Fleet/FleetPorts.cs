using Akka.Actor;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Fleet;

/// <summary>The outside of a node's fleet actor.</summary>
/// <param name="Self">This life of this node.</param>
/// <param name="Tree">The root of this node's supervision tree: commands for its own processes go there.</param>
/// <param name="Peer">The fleet actor at an address.</param>
/// <param name="Home">What outlives this membership.</param>
public sealed record FleetPorts(NodeId Self, ICanTell Tree, Func<string, ICanTell> Peer, FleetHome Home)
{
    /// <summary>What peers have to prove that they know; null when none is set.</summary>
    public FleetSecret? Secret { get; init; }
}

/// <summary>The secret of a fleet, and the address under which this node proves it.</summary>
public sealed record FleetSecret(string Address, string Text);

/// <summary>What a node has for all its memberships of the fleet, one after the other.</summary>
/// <param name="Board">What readers see.</param>
/// <param name="Events">What happens, as it happens.</param>
/// <param name="Logs">The logs of its processes.</param>
/// <param name="Usage">What its children use.</param>
/// <param name="Log">The activity log.</param>
/// <param name="Time">Both clocks.</param>
public sealed record FleetHome(
    FleetBoard Board, Broadcast<FleetEvent> Events, ILogShelf Logs, IUsageMeter Usage, IActivityLog Log, TimeProvider Time);
