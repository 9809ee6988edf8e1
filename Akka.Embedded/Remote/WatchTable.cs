using Akka.Actor;

namespace Akka.Remote;

/// <summary>Who watches whom between this node and others.</summary>
internal sealed class WatchTable
{
    private readonly Dictionary<IInternalActorRef, HashSet<IInternalActorRef>> _there = [];
    private readonly Dictionary<Address, HashSet<(IInternalActorRef Watchee, IInternalActorRef Watcher)>> _here = [];

    /// <summary>True: the first who watches that one.</summary>
    internal bool Add(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        var isFirst = !_there.TryGetValue(watchee, out var watchers);
        if (isFirst) _there[watchee] = watchers = [];
        watchers!.Add(watcher);
        return isFirst;
    }

    /// <summary>True: nobody watches that one any more.</summary>
    internal bool Remove(IInternalActorRef watchee, IInternalActorRef watcher) =>
        _there.TryGetValue(watchee, out var watchers) && watchers.Remove(watcher) && watchers.Count == 0 && _there.Remove(watchee);

    /// <summary>Those who watched it.</summary>
    internal IEnumerable<IInternalActorRef> Take(IInternalActorRef watchee) => _there.Remove(watchee, out var watchers) ? watchers : [];

    internal IReadOnlyList<IInternalActorRef> WatcheesOn(Address address) => [.. _there.Keys.Where(w => w.Path.Address == address)];

    internal bool Watches(Address address) => _there.Keys.Any(w => w.Path.Address == address);

    internal void AddFrom(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        if (!_here.TryGetValue(watcher.Path.Address, out var pairs)) _here[watcher.Path.Address] = pairs = [];
        pairs.Add((watchee, watcher));
    }

    internal void RemoveFrom(IActorRef watchee, IActorRef watcher)
    {
        var address = watcher.Path.Address;
        if (!_here.TryGetValue(address, out var pairs)) return;
        pairs.Remove(((IInternalActorRef)watchee, (IInternalActorRef)watcher));
        if (pairs.Count == 0) _here.Remove(address);
    }

    internal IEnumerable<(IInternalActorRef Watchee, IInternalActorRef Watcher)> TakeFrom(Address address) =>
        _here.Remove(address, out var pairs) ? pairs : [];
}
