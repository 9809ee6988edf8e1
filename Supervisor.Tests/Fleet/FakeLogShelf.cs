using System.Collections.Concurrent;
using Akka.Actor;
using Supervisor.Actors.Fleet.Logs;

namespace Supervisor.Tests.Fleet;

/// <summary>Logs whose steps the test writes; remembers what was opened, and who still reads.</summary>
internal sealed class FakeLogShelf : ILogShelf
{
    public ConcurrentQueue<LogQuery> Opened { get; } = [];

    /// <summary>What is told next, one for each time somebody wants more.</summary>
    public ConcurrentQueue<LogStep> Steps { get; } = [];

    public int Wanted;

    public int Closed;

    public ILogReading Open(LogQuery query, ICanTell reader)
    {
        Opened.Enqueue(query);
        return new Reading(this, reader);
    }

    private sealed class Reading(FakeLogShelf shelf, ICanTell reader) : ILogReading
    {
        public void Next()
        {
            Interlocked.Increment(ref shelf.Wanted);
            if (shelf.Steps.TryDequeue(out var step)) reader.Tell(step, ActorRefs.NoSender);
        }

        public void Dispose() => Interlocked.Increment(ref shelf.Closed);
    }
}
