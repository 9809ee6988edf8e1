using System.Collections.Immutable;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Fleet;

/// <summary>What is known of one node at one moment.</summary>
/// <param name="Name">Its name; its address as long as it has not told us.</param>
/// <param name="Member">The cluster's view of it.</param>
/// <param name="Age">How long ago it last told us anything.</param>
/// <param name="Facts">What it says of its daemon; null until it has told us.</param>
internal sealed record NodeState(string Name, FleetMember Member, TimeSpan Age, DaemonFacts? Facts)
{
    /// <summary>Whether it is this node.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Whether it is the member that leads.</summary>
    public bool IsLeader { get; init; }

    /// <summary>Whether it is the member that has been there for longest.</summary>
    public bool IsOldest { get; init; }

    /// <summary>What runs on it, sorted by group, then name, ordinally; the same array until something changes.</summary>
    public required Func<ImmutableArray<ProcessInfo>> Rows { get; init; }

    /// <summary>Whether another node has the same name.</summary>
    public bool IsNamesake { get; init; }

    /// <summary>How to ask for it: by name, unless that is not enough.</summary>
    public string Key => IsNamesake ? Member.Address : Name;

    /// <summary>One of its processes, or null.</summary>
    public ProcessInfo? Find(Namespec name) => Rows().FirstOrDefault(p => p.Group == name.Group && p.Name == name.Process);
}
