using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.History;

/// <summary>Remembers for one process slot what becomes of its children. Only the slot's actor touches it.</summary>
internal sealed class ProcessChronicler(HistoryBoard board, Namespec name, ProcessConfig config)
{
    private static readonly Cause Unknown = new(CauseKind.Request);

    private readonly ConfigFingerprint _config = new(config);
    private Cause? _queued;

    /// <summary>A step was taken; <paramref name="cause"/> is null where nobody asked.</summary>
    internal void Note(ProcessSnapshot before, LifecycleInput input, Step step, Cause? cause, HostEvent.ChildExited? exit)
    {
        if (input is LifecycleInput.Start && before.State == ProcessState.Stopping) _queued = cause;
        var passage = new Passage(before, input, step, cause ?? CauseOf(before, input), _config) { Exit = exit };
        var history = board.Of(name);
        var after = Chronicle.After(history, passage);
        if (!ReferenceEquals(history, after)) board.Publish(name, after);
    }

    /// <summary>A client's signal was sent to the child.</summary>
    internal void NoteSignal(int signal, string? by, long time) =>
        board.Publish(name, board.Of(name).Change(c => c with { Signalled = new(signal, by, time) }));

    private Cause CauseOf(ProcessSnapshot before, LifecycleInput input) => input switch
    {
        LifecycleInput.TimerElapsed when before.State == ProcessState.Backoff => new(CauseKind.Retry),
        LifecycleInput.TimerElapsed => new(CauseKind.Autorestart),
        LifecycleInput.Exited or LifecycleInput.SpawnFailed => _queued ?? Unknown,
        _ => Unknown,
    };
}
