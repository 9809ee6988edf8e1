using Akka.Actor;

namespace Supervisor.Tests.Engine.Stress;

/// <summary>
/// Does what random messages say, and complains of what must not be: an instance that ends twice or never began, a notice of a
/// death nobody waits for, two handlers at once.
/// </summary>
internal sealed class StressActor(StressForest forest, int seed, int depth, HashSet<IActorRef> watched, bool broken)
    : UntypedActor, IWithTimers, IWithUnboundedStash
{
    private const int MaxDepth = 4, MaxChildren = 4;

    private readonly Random _random = new(seed);
    private bool _isUp;
    private int _busy;

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    /// <summary>What is watched outlives a restart, as it does in the engine.</summary>
    internal static Props Of(StressForest forest, int seed, int depth, bool broken = false)
    {
        var watched = new HashSet<IActorRef>();
        return Producer.Props(() => new StressActor(forest, seed, depth, watched, broken));
    }

    protected override void PreStart()
    {
        if (broken && _random.Next(2) == 0) throw new InvalidOperationException("broken");
        _isUp = true;
        forest.Started();
    }

    protected override void PostStop()
    {
        Check(_isUp, "has ended twice, or before it began");
        _isUp = false;
        forest.Ended();
    }

    protected override SupervisorStrategy SupervisorStrategy()
    {
        var directives = new[] { Directive.Restart, Directive.Restart, Directive.Resume, Directive.Stop, Directive.Escalate };
        Directive Decide(Exception cause) => directives[(cause.Message.Length + seed) % directives.Length];
        return seed % 2 == 0
            ? new OneForOneStrategy(-1, -1, Decide, loggingEnabled: false)
            : new AllForOneStrategy(-1, -1, Decide, loggingEnabled: false);
    }

    protected override void OnReceive(object message)
    {
        Check(Interlocked.Exchange(ref _busy, 1) == 0, "does two things at once");
        try
        {
            if (message is Terminated gone) Check(watched.Remove(gone.ActorRef), $"is told of {gone.ActorRef} unasked");
            else if (message is StressAction action) Act(action);
        }
        finally
        {
            _busy = 0;
        }
    }

    private void Act(StressAction action)
    {
        switch (action)
        {
            case StressAction.Spawn: Spawn(brokenChild: false); break;
            case StressAction.SpawnBroken: Spawn(brokenChild: true); break;
            case StressAction.Fail: throw new InvalidOperationException(new string('x', _random.Next(5)));
            case StressAction.FailLater: RunTask(FailLater); break;
            case StressAction.StopSelf: Context.Stop(Self); break;
            case StressAction.StopChild: ForChild(Context.Stop); break;
            case StressAction.Watch: Watch(forest.Somebody(_random)); break;
            case StressAction.Unwatch: Unwatch(); break;
            case StressAction.StashThis: if (_random.Next(3) > 0) Stash.Stash(); break;
            case StressAction.Unstash: Stash.UnstashAll(); break;
            case StressAction.Time: Timers.StartSingleTimer(_random.Next(3), StressAction.Pass, TimeSpan.FromMilliseconds(_random.Next(3))); break;
            case StressAction.Pass: ForChild(child => child.Tell(StressMix.Next(_random))); break;
        }
    }

    private async Task FailLater()
    {
        await Task.Yield();
        if (_random.Next(2) == 0) throw new InvalidOperationException("later");
    }

    private void Spawn(bool brokenChild)
    {
        if (depth >= MaxDepth || Context.GetChildren().Count() >= MaxChildren) return;
        forest.Add(Context.ActorOf(Of(forest, _random.Next(1000), depth + 1, brokenChild)));
    }

    private void ForChild(Action<IActorRef> act)
    {
        var children = Context.GetChildren().ToList();
        if (children.Count > 0) act(children[_random.Next(children.Count)]);
    }

    private void Watch(IActorRef subject)
    {
        if (subject.Equals(Self) || !watched.Add(subject)) return;
        Context.Watch(subject);
    }

    private void Unwatch()
    {
        if (watched.FirstOrDefault() is not { } subject) return;
        watched.Remove(subject);
        Context.Unwatch(subject);
    }

    private void Check(bool holds, string complaint)
    {
        if (!holds) forest.Complaints.Enqueue($"{Self} {complaint}");
    }
}
