using System.Collections.Immutable;

namespace Supervisor.Actors.Lifecycle;

/// <summary>The outcome of one input: the next snapshot, and what is to be done about it.</summary>
public sealed record Step(ProcessSnapshot Next, ImmutableArray<LifecycleEffect> Effects)
{
    /// <summary>Nothing happens.</summary>
    public static Step Stay(ProcessSnapshot snapshot) => new(snapshot, []);

    /// <summary>Continues with another snapshot and more effects.</summary>
    public Step Then(ProcessSnapshot next, params ReadOnlySpan<LifecycleEffect> effects) => new(next, Effects.AddRange(effects));

    /// <summary>Continues with a further step from where this one ends.</summary>
    public Step Then(Func<ProcessSnapshot, Step> more)
    {
        var step = more(Next);
        return new(step.Next, Effects.AddRange(step.Effects));
    }
}
