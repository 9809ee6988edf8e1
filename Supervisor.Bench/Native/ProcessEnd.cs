namespace Supervisor.Bench.Native;

/// <summary>How and when a process ended: <c>waitpid</c>'s status, and nanoseconds of CLOCK_MONOTONIC.</summary>
internal readonly record struct ProcessEnd(int Status, long At)
{
    private const int ExitCodeShift = 8, SignalMask = 0x7f;

    public bool IsSuccess => Status == 0;

    /// <summary>Whether it ended by itself with that exit status.</summary>
    public bool HasStatus(int exitStatus) => Status == exitStatus << ExitCodeShift;

    public override string ToString() =>
        (Status & SignalMask) == 0 ? $"exit code {Status >> ExitCodeShift}" : $"signal {Status & SignalMask}";
}
