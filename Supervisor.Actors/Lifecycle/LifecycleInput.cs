namespace Supervisor.Actors.Lifecycle;

/// <summary>What can happen to a process slot.</summary>
public abstract record LifecycleInput
{
    private LifecycleInput() { }

    /// <summary>Make a child: asked for by a client, by autostart, or by the supervision strategy.</summary>
    public sealed record Start(Moment At) : LifecycleInput;

    /// <summary>End the child, or give up waiting for the next one.</summary>
    public sealed record Stop : LifecycleInput;

    /// <summary>A child runs.</summary>
    public sealed record Spawned(Incarnation Incarnation, int Pid, Moment At) : LifecycleInput;

    /// <summary>No child was made.</summary>
    public sealed record SpawnFailed(Incarnation Incarnation, string Reason, Moment At) : LifecycleInput;

    /// <summary>The child is dead and reaped.</summary>
    public sealed record Exited(Incarnation Incarnation, WaitStatus Status, Moment At) : LifecycleInput;

    /// <summary>The one timer of the current state ran out.</summary>
    public sealed record TimerElapsed(Moment At) : LifecycleInput;

    /// <summary>The kernel refused a signal to a child that exists; the line says which.</summary>
    public sealed record SignalRefused(string Log) : LifecycleInput;

    /// <summary>From now on nothing is started.</summary>
    public sealed record Drain : LifecycleInput;

    /// <summary>Starts are allowed again: the removal of the group was refused.</summary>
    public sealed record Refill : LifecycleInput;

    /// <summary>The actor of this process failed: a bug of ours, after which nothing is known of the child.</summary>
    public sealed record Broken : LifecycleInput;
}
