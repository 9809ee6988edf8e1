using System.Collections.Concurrent;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.History;

/// <summary>
/// The history of every process. It outlives reloads, and the removal of a group that the configuration still has. Written by the
/// process's actor only; safe for any thread to read.
/// </summary>
public sealed class HistoryBoard
{
    private readonly ConcurrentDictionary<Namespec, ProcessHistory> _histories = new();

    /// <summary>Empty for a process that is not known.</summary>
    public ProcessHistory Of(Namespec name) => _histories.GetValueOrDefault(name, ProcessHistory.Empty);

    /// <summary>Replaces what is known of one process.</summary>
    public void Publish(Namespec name, ProcessHistory history) => _histories[name] = history;

    /// <summary>Forgets all others.</summary>
    internal void Keep(IReadOnlySet<Namespec> names)
    {
        foreach (var name in _histories.Keys.Where(n => !names.Contains(n))) _histories.TryRemove(name, out _);
    }
}
