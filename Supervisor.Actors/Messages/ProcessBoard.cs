using System.Collections.Concurrent;
using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Metrics;

namespace Supervisor.Actors.Messages;

/// <summary>
/// The latest word on every process and every active group. The tree writes it before it answers a command, so whoever
/// has seen an answer also sees its effect here; readers never wait. Safe for any thread.
/// </summary>
public sealed class ProcessBoard
{
    private readonly ConcurrentDictionary<(string Group, string Name), ProcessInfo> _processes = new();
    private ImmutableArray<string> _groups = [];
    private ImmutableArray<GroupConfig> _configs = [];
    private View _view = new(-1, []);
    private long _version;
    private volatile Mood _mood = Mood.Running;
    private ImmutableArray<IBoardWatcher> _watchers = [];

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Whether the daemon is at work or on its way out.</summary>
    public Mood Mood => _mood;

    /// <summary>The active groups in the order of their activation.</summary>
    public ImmutableArray<string> Groups => _groups;

    /// <summary>The same with the configuration they were activated with.</summary>
    public ImmutableArray<GroupConfig> ActiveConfigs => _configs;

    /// <summary>What became of their children; it outlives the tree.</summary>
    public HistoryBoard History { get; } = new();

    /// <summary>What is counted of them and of the daemon.</summary>
    public NodeMeters Meters { get; } = new();

    /// <summary>Every process, sorted by group, then name, ordinally (specification 5.8.5).</summary>
    public ImmutableArray<ProcessInfo> All()
    {
        var view = Volatile.Read(ref _view);
        var version = Version;
        if (view.Version == version) return view.Processes;
        ImmutableArray<ProcessInfo> sorted =
        [
            .. _processes.Values
                .OrderBy(p => p.Group, StringComparer.Ordinal)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
        Volatile.Write(ref _view, new View(version, sorted));
        return sorted;
    }

    /// <summary>One process, or null.</summary>
    public ProcessInfo? Find(Namespec name) =>
        name.Process is { } process && _processes.TryGetValue((name.Group, process), out var info) ? info : null;

    /// <summary>Another tree begins: nothing of the one before is left.</summary>
    public void Renew()
    {
        _processes.Clear();
        PublishGroups((IEnumerable<GroupConfig>)[]);
        PublishMood(Mood.Running);
    }

    /// <summary>Who else hears of changes from now on. Whatever was published before is to be read.</summary>
    public void Watch(IBoardWatcher watcher) =>
        ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Contains(one) ? all : all.Add(one), watcher);

    /// <summary>Who does not hear of them any more.</summary>
    public void Unwatch(IBoardWatcher watcher) => ImmutableInterlocked.Update(ref _watchers, static (all, one) => all.Remove(one), watcher);

    /// <summary>Replaces what is known of one process.</summary>
    public void Publish(ProcessInfo process)
    {
        _processes[(process.Group, process.Name)] = process;
        Interlocked.Increment(ref _version);
        foreach (var watcher in _watchers) watcher.ProcessChanged(new(process.Group, process.Name));
    }

    /// <summary>Forgets a process whose group was removed.</summary>
    public void Remove(string group, string name)
    {
        _processes.TryRemove((group, name), out _);
        Interlocked.Increment(ref _version);
        foreach (var watcher in _watchers) watcher.ProcessChanged(new(group, name));
    }

    /// <summary>Forgets what became of all other processes, and what was counted of them and their pools.</summary>
    internal void Keep(IEnumerable<Namespec> names)
    {
        var kept = names.ToHashSet();
        History.Keep(kept);
        Meters.Keep(kept);
    }

    /// <summary>Tells everybody that the daemon is on its way out.</summary>
    public void PublishMood(Mood mood)
    {
        _mood = mood;
        foreach (var watcher in _watchers) watcher.MoodChanged();
    }

    /// <summary>Replaces the list of active groups.</summary>
    public void PublishGroups(IEnumerable<GroupConfig> groups)
    {
        ImmutableInterlocked.InterlockedExchange(ref _configs, [.. groups]);
        PublishGroups(_configs.Select(g => g.Name).ToImmutableArray());
    }

    /// <summary>Replaces the names of the active groups.</summary>
    public void PublishGroups(ImmutableArray<string> groups)
    {
        ImmutableInterlocked.InterlockedExchange(ref _groups, groups);
        Interlocked.Increment(ref _version);
    }

    private sealed record View(long Version, ImmutableArray<ProcessInfo> Processes);
}
