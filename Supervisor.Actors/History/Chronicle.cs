using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.History;

/// <summary>Writes history as a pure function: what a step of the lifecycle adds to it.</summary>
internal static class Chronicle
{
    /// <summary>The history after a step. One child may end in it and the next begin.</summary>
    internal static ProcessHistory After(ProcessHistory history, Passage p)
    {
        var told = p.Input switch
        {
            LifecycleInput.Spawned i => history.Change(c => c with { Pid = i.Pid }),
            LifecycleInput.SpawnFailed i => history.Change(c => c with { SpawnError = i.Reason, End = i.At.EpochSeconds }),
            LifecycleInput.Exited i => history.Change(c => Ended(c, p, i)),
            LifecycleInput.Stop when Enters(p, ProcessState.Stopping) => history.Change(c => c with { StoppedBy = p.Cause }),
            LifecycleInput.TimerElapsed when p.Before.State == ProcessState.Stopping => history.Change(c => c with { WasKilled = true }),
            _ => history,
        };
        if (p.Input is not LifecycleInput.Exited && Enters(p, ProcessState.Running)) told = told.Change(c => c with { WasUp = true });
        return p.Step.Effects.Any(e => e is LifecycleEffect.Spawn) ? told.Begin(Begun(p)) : told;
    }

    private static ChildRecord Begun(Passage p) => new()
    {
        Start = p.Step.Next.Start,
        StartedBy = p.Cause,
        Config = p.Config,
    };

    private static ChildRecord Ended(ChildRecord child, Passage p, LifecycleInput.Exited i) => child with
    {
        End = i.At.EpochSeconds,
        Lived = i.At.Monotonic > p.Before.StartedAt ? i.At.Monotonic - p.Before.StartedAt : TimeSpan.Zero,
        Status = i.Status,
        WasUp = child.WasUp || Enters(p, ProcessState.Running),
        IsExpected = p.Before.State == ProcessState.Stopping || Changes(p).Any(c => c is { To: ProcessState.Exited, Expected: true }),
        Usage = p.Exit?.Usage,
        Output = p.Exit?.Output ?? OutputEnd.None,
    };

    private static bool Enters(Passage p, ProcessState state) => Changes(p).Any(c => c.To == state);

    private static IEnumerable<StateChange> Changes(Passage p) => p.Step.Effects.OfType<LifecycleEffect.Announce>().Select(a => a.Change);
}
