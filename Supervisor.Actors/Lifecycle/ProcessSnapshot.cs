namespace Supervisor.Actors.Lifecycle;

/// <summary>One moment of one process slot, as the state machine sees it (specification 4.2).</summary>
public sealed record ProcessSnapshot
{
    /// <summary>The state of a slot that was never started.</summary>
    public static ProcessSnapshot Initial { get; } = new();

    /// <summary>The state clients are shown.</summary>
    public ProcessState State { get; init; }

    /// <summary>The latest child that was asked for.</summary>
    public Incarnation Incarnation { get; init; }

    /// <summary>The child's pid; 0 when there is none, or not yet.</summary>
    public int Pid { get; init; }

    /// <summary>When the child was made.</summary>
    public TimeSpan StartedAt { get; init; }

    /// <summary>Failed starts in a row.</summary>
    public int Tries { get; init; }

    /// <summary>Children in a row that were RUNNING at once (<c>startsecs=0</c>) and ended within a second of their start.</summary>
    public int ShortLives { get; init; }

    /// <summary>A start was asked for while STOPPING: it follows the child's end.</summary>
    public bool StartQueued { get; init; }

    /// <summary>The daemon, or the slot, is on its way out: nothing is started any more.</summary>
    public bool Draining { get; init; }

    /// <summary>Epoch seconds of the latest attempt to start; 0 for never.</summary>
    public long Start { get; init; }

    /// <summary>Epoch seconds of the latest reaping; 0 for never.</summary>
    public long Stop { get; init; }

    /// <summary>The last start problem, or empty.</summary>
    public string SpawnError { get; init; } = "";

    /// <summary>The last exit code, -1 for a signal; null when not known.</summary>
    public int? ExitStatus { get; init; }
}
