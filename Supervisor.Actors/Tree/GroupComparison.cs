using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>What a newly read configuration would add, change and remove (specification 2.10).</summary>
internal static class GroupComparison
{
    /// <summary>Compares group by group, by name.</summary>
    /// <param name="read">The groups of the new configuration; of two with one name, each is compared.</param>
    /// <param name="active">The active groups in the order of their activation.</param>
    internal static CommandReply.Difference Compare(IReadOnlyList<GroupConfig> read, IReadOnlyList<GroupConfig> active)
    {
        var activeByName = active.ToDictionary(g => g.Name);
        var readNames = read.Select(g => g.Name).ToHashSet();
        return new(
            EquatableArray.Of(read.Select(g => g.Name).Where(name => !activeByName.ContainsKey(name))),
            EquatableArray.Of(read.Where(g => activeByName.TryGetValue(g.Name, out var a) && !AreSame(g, a)).Select(g => g.Name)),
            EquatableArray.Of(active.Select(g => g.Name).Where(name => !readNames.Contains(name))));
    }

    private static bool AreSame(GroupConfig a, GroupConfig b) =>
        a.Priority == b.Priority
        && a.EventPool == b.EventPool
        && a.Sockets.Select(s => s.SocketUrl).SequenceEqual(b.Sockets.Select(s => s.SocketUrl))
        && a.Processes.SequenceEqual(b.Processes, SameProcess.Instance);

    /// <summary>
    /// Equality of a definition that was read to an active one. A log file that is now AUTO equals any; one that was AUTO has got its name.
    /// </summary>
    private sealed class SameProcess : IEqualityComparer<ProcessConfig>
    {
        internal static readonly SameProcess Instance = new();

        public bool Equals(ProcessConfig? a, ProcessConfig? b) =>
            a is not null && b is not null
            && a == b with { Stdout = Adapt(b.Stdout, a.Stdout), Stderr = Adapt(b.Stderr, a.Stderr) };

        public int GetHashCode(ProcessConfig process) => process.Name.GetHashCode(StringComparison.Ordinal);

        private static LogConfig Adapt(LogConfig log, LogConfig other) =>
            other.Target is LogTarget.Auto ? log with { Target = other.Target } : log;
    }
}
