using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>
/// Whom this cell watches, who watches it, and which Terminated messages are in its mailbox: one that is no longer
/// listed (Unwatch came after the death) is not delivered.
/// </summary>
internal sealed class DeathWatch(ActorCell cell)
{
    private Dictionary<IActorRef, object?>? _watching;
    private Dictionary<IActorRef, object?>? _queued;
    private HashSet<IInternalActorRef>? _watchedBy;

    internal int WatcherCount => _watchedBy?.Count ?? 0;

    internal IActorRef Watch(IActorRef subject, object? message)
    {
        var watchee = (IInternalActorRef)subject;
        if (watchee.Equals(cell.Self)) return subject;
        _watching ??= [];
        if (_watching.TryGetValue(watchee, out var before))
        {
            if (!Equals(before, message))
                throw new InvalidOperationException(
                    $"Watch({subject}) with another message than before: call Unwatch first.");
            return subject;
        }

        _watching.Add(watchee, message);
        watchee.SendSystemMessage(new Watch(watchee, cell.SelfRef));
        return subject;
    }

    internal IActorRef Unwatch(IActorRef subject)
    {
        var watchee = (IInternalActorRef)subject;
        if (_watching is not null && _watching.Remove(watchee))
            watchee.SendSystemMessage(new Unwatch(watchee, cell.SelfRef));
        _queued?.Remove(watchee);
        return subject;
    }

    internal bool TryTakeQueued(IActorRef subject, out object? instead)
    {
        instead = null;
        return _queued is not null && _queued.Remove(subject, out instead);
    }

    internal void Died(DeathWatchNotification death)
    {
        if (_watching is null || !_watching.Remove(death.Actor, out var message) || cell.IsTerminating) return;
        (_queued ??= [])[death.Actor] = message;
        cell.Self.Tell(new Terminated(death.Actor, death.ExistenceConfirmed, death.AddressTerminated), death.Actor);
    }

    internal void Add(Watch watch)
    {
        if (watch.Watchee.Equals(cell.Self) && !watch.Watcher.Equals(cell.Self)) (_watchedBy ??= []).Add(watch.Watcher);
    }

    internal void Remove(Unwatch unwatch)
    {
        if (unwatch.Watchee.Equals(cell.Self)) _watchedBy?.Remove(unwatch.Watcher);
    }

    internal void TellWatchers()
    {
        if (_watchedBy is null) return;
        foreach (var watcher in _watchedBy)
            if (!watcher.Equals(cell.ParentRef)) watcher.SendSystemMessage(new DeathWatchNotification(cell.Self, true, false));
        _watchedBy = null;
    }

    internal void UnwatchAll()
    {
        foreach (var watchee in _watching?.Keys ?? Enumerable.Empty<IActorRef>())
            ((IInternalActorRef)watchee).SendSystemMessage(new Unwatch((IInternalActorRef)watchee, cell.SelfRef));
        _watching = null;
        _queued = null;
    }
}
