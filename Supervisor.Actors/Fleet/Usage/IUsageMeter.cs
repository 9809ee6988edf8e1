using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>Measures what this node's children use.</summary>
public interface IUsageMeter
{
    /// <summary>Measures now, and tells one <see cref="UsageMeasured"/>. Does not block.</summary>
    void Measure(ICanTell asker);
}

/// <summary>What every child of this node uses.</summary>
public sealed record UsageMeasured(EquatableArray<ProcessUsage> Processes);
