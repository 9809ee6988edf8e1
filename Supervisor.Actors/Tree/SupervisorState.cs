using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Tree;

/// <summary>What the root of the tree knows; outlives a restart of its actor, the only one that touches it.</summary>
internal sealed class SupervisorState
{
    internal SupervisorState(SupervisorConfig config, TreePorts ports)
    {
        Config = config;
        Retirement = new(Groups, ports);
    }

    /// <summary>The configuration last read, active or not.</summary>
    internal SupervisorConfig Config { get; set; }

    internal ActiveGroups Groups { get; } = new();

    internal Retirement Retirement { get; }

    /// <summary>Activated groups some of whose processes are not on the board yet.</summary>
    internal HashSet<string> NotReady { get; } = new(StringComparer.Ordinal);

    /// <summary>Groups being added, and who asked for that.</summary>
    internal Dictionary<string, IActorRef> Adding { get; } = new(StringComparer.Ordinal);

    /// <summary>Groups being removed, and who asked for that.</summary>
    internal Dictionary<string, IActorRef> Leaving { get; } = new(StringComparer.Ordinal);

    /// <summary>Who waits for the tree to stand.</summary>
    internal IActorRef? Beginning { get; set; }
}
