using Supervisor.Actors.Metrics;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Os.Children;

/// <summary>What all slots of the host share.</summary>
internal sealed record HostParts(SpawnerThread Spawner, ChildTable Children, ChildMaker Maker, IChildLogFactory Logs, TimeProvider Time)
{
    /// <summary>What is counted of children.</summary>
    internal required NodeMeters Meters { get; init; }
}
