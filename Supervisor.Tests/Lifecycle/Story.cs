using Supervisor.Actors.Lifecycle;

namespace Supervisor.Tests.Lifecycle;

/// <summary>The life of one process, told input by input; keeps what was asked of the world.</summary>
internal sealed class Story(LifecycleRules rules)
{
    private TimeSpan _now = TimeSpan.FromSeconds(1000);

    public ProcessSnapshot Snapshot { get; private set; } = ProcessSnapshot.Initial;

    public ProcessState State => Snapshot.State;

    public Moment Now => new(_now, (long)_now.TotalSeconds);

    public TimeSpan? Timer { get; private set; }

    public List<int> Sent { get; } = [];

    public List<bool> SentToGroup { get; } = [];

    public List<ProcessState> Announced { get; } = [];

    /// <summary>Spawns asked for whose outcome is not known yet.</summary>
    public Queue<Incarnation> Spawns { get; } = [];

    public Story Give(LifecycleInput input)
    {
        var step = ProcessLifecycle.Next(rules, Snapshot, input);
        Snapshot = step.Next;
        foreach (var effect in step.Effects) Perform(effect);
        return this;
    }

    public Story After(double seconds)
    {
        _now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public Story Start() => Give(new LifecycleInput.Start(Now));

    public Story Stop() => Give(new LifecycleInput.Stop());

    public Story Spawned() => Give(new LifecycleInput.Spawned(Spawns.Dequeue(), 7, Now));

    public Story FailsToSpawn() => Give(new LifecycleInput.SpawnFailed(Spawns.Dequeue(), "no", Now));

    public Story Exits(int code) => Give(new LifecycleInput.Exited(Snapshot.Incarnation, WaitStatus.Exited(code), Now));

    public Story TimerElapses()
    {
        _now += Timer ?? TimeSpan.Zero;
        Timer = null;
        return Give(new LifecycleInput.TimerElapsed(Now));
    }

    private void Perform(LifecycleEffect effect)
    {
        switch (effect)
        {
            case LifecycleEffect.Spawn e: Spawns.Enqueue(e.Incarnation); break;
            case LifecycleEffect.ArmTimer e: Timer = e.After; break;
            case LifecycleEffect.CancelTimer: Timer = null; break;
            case LifecycleEffect.Announce e: Announced.Add(e.Change.To); break;
            case LifecycleEffect.SendSignal e:
                Sent.Add(e.Signal);
                SentToGroup.Add(e.WholeGroup);
                break;
        }
    }
}
