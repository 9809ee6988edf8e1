namespace Supervisor.Actors.Lifecycle;

/// <summary>The state of a process; the numbers are supervisord's wire values (specification 4.1).</summary>
public enum ProcessState
{
    /// <summary>Never started, or stopped by request.</summary>
    Stopped = 0,

    /// <summary>Spawned, not yet up for <c>startsecs</c>.</summary>
    Starting = 10,

    /// <summary>Up for <c>startsecs</c>.</summary>
    Running = 20,

    /// <summary>Died while STARTING; will be tried again.</summary>
    Backoff = 30,

    /// <summary>Signalled, not yet dead.</summary>
    Stopping = 40,

    /// <summary>Died while RUNNING; expected or not.</summary>
    Exited = 100,

    /// <summary>Gave up after <c>startretries</c>.</summary>
    Fatal = 200,

    /// <summary>Our own fault; nothing can be said about the child.</summary>
    Unknown = 1000,
}

/// <summary>Sets of states that requests ask about (specification 4.1).</summary>
public static class ProcessStates
{
    /// <summary>No child exists and none is coming: STOPPED, EXITED, FATAL, UNKNOWN.</summary>
    public static bool IsStopped(this ProcessState state) =>
        state is ProcessState.Stopped or ProcessState.Exited or ProcessState.Fatal or ProcessState.Unknown;

    /// <summary>Counts as started for a start or stop request: STARTING, RUNNING, BACKOFF.</summary>
    public static bool IsRunning(this ProcessState state) =>
        state is ProcessState.Starting or ProcessState.Running or ProcessState.Backoff;

    /// <summary>Has a child that can be signalled: STARTING, RUNNING, STOPPING.</summary>
    public static bool IsSignallable(this ProcessState state) =>
        state is ProcessState.Starting or ProcessState.Running or ProcessState.Stopping;

    /// <summary>The upper-case name on the wire.</summary>
    public static string WireName(this ProcessState state) => state switch
    {
        ProcessState.Stopped => "STOPPED",
        ProcessState.Starting => "STARTING",
        ProcessState.Running => "RUNNING",
        ProcessState.Backoff => "BACKOFF",
        ProcessState.Stopping => "STOPPING",
        ProcessState.Exited => "EXITED",
        ProcessState.Fatal => "FATAL",
        ProcessState.Unknown => "UNKNOWN",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
