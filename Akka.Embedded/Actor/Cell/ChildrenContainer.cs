using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>
/// The children of a cell by name. Names are given out and looked up from any thread, hence the lock; why the cell waits for
/// its dying children is known only in its turn.
/// </summary>
internal sealed class ChildrenContainer(ActorCell cell)
{
    private readonly Lock _gate = new();
    private Dictionary<string, ChildRestartStats>? _byName;
    private long _unnamed;
    private int _dying;

    /// <summary>What the cell does when the last dying child is gone.</summary>
    internal WaitReason Waiting { get; private set; }

    internal bool IsTerminating => Waiting == WaitReason.Termination;

    internal IActorRef Create(Props props, string? name)
    {
        var child = Add(props, name);
        child.Start();
        return child;
    }

    /// <summary>The child is made, and has handled that message, when this returns.</summary>
    internal IActorRef CreateHere(Props props, string name, object first)
    {
        var child = Add(props, name);
        child.Tell(first, ActorRefs.NoSender);
        child.Cell.Mailbox.Execute();
        return child;
    }

    private LocalActorRef Add(Props props, string? name)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null) ActorNames.Check(name, cell.Self.Path);
        var system = cell.SystemImpl;
        lock (_gate)
        {
            if (IsTerminating || cell.Mailbox.IsClosed)
                throw new InvalidOperationException("Cannot create child while terminating or terminated.");
            var children = _byName ??= new Dictionary<string, ChildRestartStats>(StringComparer.Ordinal);
            name ??= ActorNames.Temporary(_unnamed++);
            if (children.ContainsKey(name))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
            var path = new ChildActorPath(cell.Self.Path, name, ActorNames.NewUid());
            var child = new LocalActorRef(system, props, cell.SelfRef, path);
            children.Add(name, new ChildRestartStats(child));
            return child;
        }
    }

    /// <summary>/user or /system: no uid, and started by the caller.</summary>
    internal LocalActorRef CreateGuardian(string name, Props props)
    {
        var guardian = new LocalActorRef(cell.SystemImpl, props, cell.SelfRef, cell.Self.Path / name);
        lock (_gate) (_byName ??= new(StringComparer.Ordinal)).Add(name, new ChildRestartStats(guardian));
        return guardian;
    }

    internal IInternalActorRef? Find(string name)
    {
        lock (_gate) return _byName is not null && _byName.TryGetValue(name, out var stats) ? stats.Child : null;
    }

    internal ChildRestartStats? Stats(IActorRef child)
    {
        lock (_gate)
            return _byName is not null && _byName.TryGetValue(child.Path.Name, out var stats) && stats.Child.Equals(child)
                ? stats
                : null;
    }

    internal IReadOnlyCollection<ChildRestartStats> AllStats()
    {
        lock (_gate) return _byName is null ? [] : [.. _byName.Values];
    }

    internal IReadOnlyList<IInternalActorRef> Refs()
    {
        lock (_gate) return _byName is null ? [] : [.. _byName.Values.Select(stats => stats.Child)];
    }

    /// <summary>For a strategy, which seldom looks: a list for each of ten thousand deaths would be costly.</summary>
    internal IEnumerable<IInternalActorRef> LazyRefs()
    {
        foreach (var child in Refs()) yield return child;
    }

    /// <summary>From here on nobody can be added, whatever the thread: what is there now is all there is to stop.</summary>
    internal void BeginTermination()
    {
        lock (_gate) Waiting = WaitReason.Termination;
    }

    internal void MarkDying(IActorRef child)
    {
        if (Stats(child) is not { IsDying: false } stats) return;
        stats.IsDying = true;
        _dying++;
    }

    /// <summary>False if there is nobody to wait for.</summary>
    internal bool WaitFor(WaitReason reason)
    {
        if (_dying == 0) return false;
        lock (_gate) Waiting = reason;
        return true;
    }

    /// <summary>Forgets a child; answers what the cell has been waiting for, if this was the last to go.</summary>
    internal WaitReason Remove(ChildRestartStats stats)
    {
        lock (_gate)
        {
            _byName!.Remove(stats.Child.Path.Name);
            if (stats.IsDying) _dying--;
            if (_dying > 0 || Waiting == WaitReason.Nothing) return WaitReason.Nothing;
            var reason = Waiting;
            if (reason != WaitReason.Termination) Waiting = WaitReason.Nothing;
            return reason;
        }
    }
}
