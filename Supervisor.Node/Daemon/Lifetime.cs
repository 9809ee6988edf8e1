using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Daemon;

/// <summary>The end of one life, to be awaited.</summary>
internal sealed class Lifetime : ISupervisorLifetime
{
    private readonly TaskCompletionSource<Mood> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when every process has stopped; says whether another life follows.</summary>
    public Task<Mood> End => _ended.Task;

    public void Ended(Mood mood) => _ended.TrySetResult(mood);
}
