using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>What the root of the tree knows. Only its actor touches it.</summary>
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

    /// <summary>The processes that are active, or would be after an update.</summary>
    internal IEnumerable<Namespec> Remembered() => Groups.Configs
        .Concat(Config.Groups.Items)
        .SelectMany(g => g.Processes.Select(p => new Namespec(g.Name, p.Name)));

    /// <summary>Who waits for the tree to stand.</summary>
    internal IActorRef? Beginning { get; set; }
}
