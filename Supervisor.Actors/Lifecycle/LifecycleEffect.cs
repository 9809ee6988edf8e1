using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Lifecycle;

/// <summary>What a step asks of the world, in this order.</summary>
public abstract record LifecycleEffect
{
    private LifecycleEffect() { }

    /// <summary>Make a child.</summary>
    public sealed record Spawn(Incarnation Incarnation) : LifecycleEffect;

    /// <summary>Send a signal to the child, or to its process group.</summary>
    public sealed record SendSignal(int Signal, bool WholeGroup) : LifecycleEffect;

    /// <summary>Start the one timer anew.</summary>
    public sealed record ArmTimer(TimeSpan After) : LifecycleEffect;

    /// <summary>Stop the one timer.</summary>
    public sealed record CancelTimer : LifecycleEffect;

    /// <summary>Write a line to the activity log.</summary>
    public sealed record Log(LogLevel Level, string Text) : LifecycleEffect;

    /// <summary>Tell observers of a change of state (specification 7.3).</summary>
    public sealed record Announce(StateChange Change) : LifecycleEffect;

    /// <summary>The child died unasked: fail, so that the supervision strategy decides what follows. Always the last effect.</summary>
    public sealed record Fail(ChildFailure Failure) : LifecycleEffect;
}
