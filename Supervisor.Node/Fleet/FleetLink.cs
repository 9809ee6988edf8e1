using Supervisor.Actors.Fleet;

namespace Supervisor.Node.Fleet;

/// <summary>This node's membership of the fleet, as long as it lasts: its fleet actor, and the cluster behind it.</summary>
internal sealed record FleetLink(Inlet Actor, IMembership Membership);
