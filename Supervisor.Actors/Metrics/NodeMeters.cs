using System.Collections.Concurrent;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Metrics;

/// <summary>What one process wrote, in bytes, since the daemon began.</summary>
public sealed class OutputMeter
{
    private long _stdout, _stderr;

    /// <summary>On stdout.</summary>
    public long Stdout => Interlocked.Read(ref _stdout);

    /// <summary>On stderr.</summary>
    public long Stderr => Interlocked.Read(ref _stderr);

    /// <summary>It wrote so many more.</summary>
    public void Add(bool isStderr, int bytes)
    {
        if (isStderr) Interlocked.Add(ref _stderr, bytes);
        else Interlocked.Add(ref _stdout, bytes);
    }
}

/// <summary>How one pool of event listeners keeps up.</summary>
public sealed class PoolMeter
{
    private long _waiting, _lost;

    /// <summary>Events that wait for a listener.</summary>
    public long Waiting
    {
        get => Interlocked.Read(ref _waiting);
        set => Interlocked.Exchange(ref _waiting, value);
    }

    /// <summary>Events that had to make room for others, since the daemon began.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>One more had to.</summary>
    public void Lose() => Interlocked.Increment(ref _lost);
}

/// <summary>What is counted where it happens, for whoever asks later. Safe for any thread.</summary>
public sealed class NodeMeters
{
    private readonly ConcurrentDictionary<Namespec, OutputMeter> _outputs = new();
    private readonly ConcurrentDictionary<string, PoolMeter> _pools = new(StringComparer.Ordinal);

    /// <summary>How long it took to make children.</summary>
    public DurationHistogram Spawns { get; } = new(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1);

    /// <summary>Of a process slot.</summary>
    public OutputMeter OutputOf(Namespec name) => _outputs.GetOrAdd(name, static _ => new());

    /// <summary>Of a pool.</summary>
    public PoolMeter PoolOf(string name) => _pools.GetOrAdd(name, static _ => new());

    /// <summary>Forgets all other slots, and the pools that none of these is in.</summary>
    internal void Keep(IReadOnlySet<Namespec> names)
    {
        var groups = names.Select(n => n.Group).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _outputs.Keys.Where(n => !names.Contains(n))) _outputs.TryRemove(name, out _);
        foreach (var name in _pools.Keys.Where(n => !groups.Contains(n))) _pools.TryRemove(name, out _);
    }
}
