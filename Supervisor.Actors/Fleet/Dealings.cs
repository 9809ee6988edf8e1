using Akka.Actor;

namespace Supervisor.Actors.Fleet;

/// <summary>Which actor of ours deals with which life of which node, either way; so that their number has a bound.</summary>
/// <param name="most">With one life of one node at a time.</param>
internal sealed class Dealings(int most)
{
    private readonly Dictionary<IActorRef, long> _peers = [];
    private readonly Dictionary<long, HashSet<IActorRef>> _actors = [];

    internal bool IsFull(long uid) => _actors.TryGetValue(uid, out var actors) && actors.Count >= most;

    internal void Add(IActorRef actor, long uid)
    {
        _peers.Add(actor, uid);
        if (!_actors.TryGetValue(uid, out var actors)) _actors[uid] = actors = [];
        actors.Add(actor);
    }

    internal void Remove(IActorRef actor)
    {
        if (!_peers.Remove(actor, out var uid) || !_actors.TryGetValue(uid, out var actors)) return;
        actors.Remove(actor);
        if (actors.Count == 0) _actors.Remove(uid);
    }

    internal IEnumerable<IActorRef> With(long uid) => _actors.GetValueOrDefault(uid) ?? [];
}
