using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>What the children of the nodes that answered in time use.</summary>
public sealed record FleetUsage(EquatableArray<NodeUsage> Nodes);

/// <summary>What the children of one node use.</summary>
public sealed record NodeUsage(NodeId Node, EquatableArray<ProcessUsage> Processes);
