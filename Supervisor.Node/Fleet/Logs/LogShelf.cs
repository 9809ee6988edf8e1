using Akka.Actor;
using Supervisor.Actors.Fleet.Logs;

namespace Supervisor.Node.Fleet.Logs;

/// <summary>Reads logs for actors, on threads of the pool.</summary>
internal sealed class LogShelf(LogSteps steps) : ILogShelf
{
    public ILogReading Open(LogQuery query, ICanTell reader) => new Reading(steps, query, reader);

    private sealed class Reading : ILogReading
    {
        private readonly CancellationTokenSource _end = new();
        private readonly SemaphoreSlim _wanted = new(0);

        public Reading(LogSteps steps, LogQuery query, ICanTell reader)
        {
            var cancel = _end.Token;
            _ = Task.Run(() => Run(steps, query, reader, cancel), CancellationToken.None);
        }

        public void Next() => _wanted.Release();

        // The semaphore is left to the collector: the reading may be about to wait for it.
        public void Dispose()
        {
            _end.Cancel();
            _end.Dispose();
        }

        private async Task Run(LogSteps steps, LogQuery query, ICanTell reader, CancellationToken cancel)
        {
            try
            {
                await foreach (var step in steps.Read(query, cancel).ConfigureAwait(false))
                {
                    await _wanted.WaitAsync(cancel).ConfigureAwait(false);
                    reader.Tell(step, ActorRefs.NoSender);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Nobody reads any more.
            }
        }
    }
}
