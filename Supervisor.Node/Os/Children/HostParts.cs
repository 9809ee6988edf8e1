using Supervisor.Node.Logs;

namespace Supervisor.Node.Os.Children;

/// <summary>What all slots of the host share.</summary>
internal sealed record HostParts(SpawnerThread Spawner, ChildTable Children, ChildMaker Maker, IChildLogFactory Logs, TimeProvider Time);
