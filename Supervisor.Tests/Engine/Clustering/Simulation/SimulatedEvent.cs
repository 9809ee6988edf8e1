using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

internal enum SimulatedEventKind
{
    Tick,
    Beat,
    Message,
    Act,
}

/// <summary>Something that happens to a host at a time; to one life of it, if that is given.</summary>
internal readonly record struct SimulatedEvent(SimulatedEventKind Kind, int Host, int Life, ClusterMessage? Message, Action? Act);
