using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.History;

/// <summary>A signal that a client had sent to a child.</summary>
/// <param name="Number">Which.</param>
/// <param name="By">Who asked; null when that is not known.</param>
/// <param name="Time">Epoch seconds.</param>
public sealed record SentSignal(int Number, string? By, long Time);

/// <summary>What a child had used when it was reaped, with those of its descendants that it had waited for.</summary>
/// <param name="PeakBytes">The most memory that it, or the largest of those, had at a time.</param>
/// <param name="IsBound">
/// It had no more than that: the kernel counts in the memory of the daemon that made the child, and cannot tell less from it.
/// </param>
/// <param name="Cpu">Time of processors.</param>
public sealed record ChildUsage(long PeakBytes, bool IsBound, TimeSpan Cpu);

/// <summary>The life of one child, or an attempt to make one. Times are epoch seconds.</summary>
public sealed record ChildRecord
{
    /// <summary>When it was asked for.</summary>
    public long Start { get; init; }

    /// <summary>What made it start.</summary>
    public required Cause StartedBy { get; init; }

    /// <summary>Tells two configurations of its process apart.</summary>
    public ConfigFingerprint Config { get; init; } = ConfigFingerprint.None;

    /// <summary>Its number; 0 when none was made, or not yet.</summary>
    public int Pid { get; init; }

    /// <summary>It had been RUNNING.</summary>
    public bool WasUp { get; init; }

    /// <summary>What made it stop; null when nobody stopped it.</summary>
    public Cause? StoppedBy { get; init; }

    /// <summary>The last signal that a client had sent to it.</summary>
    public SentSignal? Signalled { get; init; }

    /// <summary>It did not stop in time and got SIGKILL.</summary>
    public bool WasKilled { get; init; }

    /// <summary>When it was reaped, or the attempt failed; null while it lives.</summary>
    public long? End { get; init; }

    /// <summary>How long it lived, on a clock that nobody sets.</summary>
    public TimeSpan Lived { get; init; }

    /// <summary>How it ended; null while it lives, and when none was made.</summary>
    public WaitStatus? Status { get; init; }

    /// <summary>It was stopped, or ended by itself with a code that is in <c>exitcodes</c>.</summary>
    public bool IsExpected { get; init; }

    /// <summary>Why no child was made; empty when one was.</summary>
    public string SpawnError { get; init; } = "";

    /// <summary>What it had used; null when that is not known.</summary>
    public ChildUsage? Usage { get; init; }

    /// <summary>The last it wrote.</summary>
    public OutputEnd Output { get; init; } = OutputEnd.None;
}
