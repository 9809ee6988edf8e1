using System.Collections.Concurrent;
using Akka.Actor;

namespace Supervisor.Tests.Engine.Stress;

/// <summary>What all actors of a stress test share: who was ever there, and what went wrong.</summary>
internal sealed class StressForest
{
    private readonly ConcurrentQueue<IActorRef> _everybody = new();
    private int _alive;

    internal IReadOnlyCollection<IActorRef> Everybody => _everybody;

    /// <summary>Instances that have started and not been told of their end.</summary>
    internal int Alive => Volatile.Read(ref _alive);

    internal ConcurrentQueue<string> Complaints { get; } = new();

    internal void Add(IActorRef actor) => _everybody.Enqueue(actor);

    internal IActorRef Somebody(Random random) => _everybody.ElementAt(random.Next(_everybody.Count));

    internal void Started() => Interlocked.Increment(ref _alive);

    internal void Ended() => Interlocked.Decrement(ref _alive);
}
