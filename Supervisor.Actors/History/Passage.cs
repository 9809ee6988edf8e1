using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.History;

/// <summary>One step of a process and what stands around it.</summary>
/// <param name="Before">As it was.</param>
/// <param name="Input">What happened.</param>
/// <param name="Step">What that led to.</param>
/// <param name="Cause">What made it happen, where it is a start or a stop; of a queued start, what had queued it.</param>
/// <param name="Config">The process's configuration.</param>
internal sealed record Passage(ProcessSnapshot Before, LifecycleInput Input, Step Step, Cause Cause, ConfigFingerprint Config)
{
    /// <summary>Of a child that has ended: what is known of it beyond that.</summary>
    internal HostEvent.ChildExited? Exit { get; init; }
}
