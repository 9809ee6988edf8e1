using Akka.Actor;
using Supervisor.Actors.Events;

namespace Supervisor.Actors.Tree;

/// <summary>
/// Between one listener's process and its pool, without anybody in the middle: what is told here stays in order. A process that
/// is no listener has a line that leads nowhere.
/// </summary>
internal sealed class ListenerLine
{
    // A child can be quicker than the pool that wants to hear of it.
    private readonly Queue<ListenerSpoke> _early = [];
    private IActorRef? _pool;

    internal void Open(IActorRef pool, ListenerEntered now, IActorRef self)
    {
        _pool = pool;
        _pool.Tell(now, self);
        while (_early.TryDequeue(out var spoke)) _pool.Tell(spoke, self);
    }

    internal void Entered(ListenerEntered entered, IActorRef self) => _pool?.Tell(entered, self);

    internal void Spoke(ListenerSpoke spoke, IActorRef self)
    {
        if (_pool is null) _early.Enqueue(spoke);
        else _pool.Tell(spoke, self);
    }
}
