using System.Collections.Immutable;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>A group that was activated, and its actor.</summary>
internal sealed record ActiveGroup(GroupConfig Config, IActorRef Actor);

/// <summary>The active groups in the order of their activation, and the members a command concerns.</summary>
internal sealed class ActiveGroups
{
    private readonly List<ActiveGroup> _groups = [];

    internal IReadOnlyList<GroupConfig> Configs => [.. _groups.Select(g => g.Config)];

    internal IEnumerable<IActorRef> Actors => _groups.Select(g => g.Actor);

    internal void Add(ActiveGroup group) => _groups.Add(group);

    internal void Replace(ActiveGroup group) => _groups[_groups.FindIndex(g => g.Config.Name == group.Config.Name)] = group;

    internal void Remove(string name) => _groups.RemoveAll(g => g.Config.Name == name);

    internal ActiveGroup? Find(string name) => _groups.Find(g => g.Config.Name == name);

    internal ActiveGroup? Find(IActorRef actor) => _groups.Find(g => g.Actor.Equals(actor));

    /// <summary>The group of a process; null when there is no such process.</summary>
    internal ActiveGroup? FindOwner(Namespec name) =>
        Find(name.Group) is { } group && group.Config.Processes.Any(p => p.Name == name.Process) ? group : null;

    /// <summary>Definition order inside groups, as processes are started with the daemon.</summary>
    internal static ImmutableArray<BatchItem> Starting(IEnumerable<ActiveGroup> groups) =>
    [
        .. groups.OrderBy(g => g.Config.Priority)
            .SelectMany(g => g.Config.Members().Select(p => Item(g, p, new ProcessAction.Autostart { Cause = new(CauseKind.Autostart) }))),
    ];

    internal ImmutableArray<BatchItem> Starting() => Starting(_groups);

    /// <summary>Ascending priority of groups, then of processes, as commands take them.</summary>
    internal ImmutableArray<BatchItem> Commanding(ProcessAction action) =>
        [.. _groups.OrderBy(g => g.Config.Priority).SelectMany(g => Members(g, action))];

    internal static ImmutableArray<BatchItem> Commanding(ActiveGroup group, ProcessAction action) => [.. Members(group, action)];

    /// <summary>
    /// The stages of a shutdown: descending priority, groups of one priority together; inside, descending priority of processes.
    /// </summary>
    internal IEnumerable<ImmutableArray<BatchItem>> Retiring(Cause cause) => _groups
        .GroupBy(g => g.Config.Priority)
        .OrderByDescending(stage => stage.Key)
        .Select(stage => stage.Reverse()
            .SelectMany(g => g.Config.Members().OrderByDescending(p => p.Priority)
                .Select(p => Item(g, p, new ProcessAction.Retire { Cause = cause })))
            .ToImmutableArray());

    /// <summary>Every process in the order of activation.</summary>
    internal IEnumerable<Namespec> Processes() =>
        _groups.SelectMany(g => g.Config.Members().Select(p => new Namespec(g.Config.Name, p.Name)));

    private static IEnumerable<BatchItem> Members(ActiveGroup group, ProcessAction action) =>
        group.Config.MembersByPriority().Select(p => Item(group, p, action));

    private static BatchItem Item(ActiveGroup group, ProcessConfig process, ProcessAction action) =>
        new(group.Actor, new(group.Config.Name, process.Name), action);
}
