using Supervisor.Actors.Configuration;
using static Supervisor.Actors.Lifecycle.LifecycleEffect;
using static Supervisor.Actors.Lifecycle.LifecycleInput;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Actors.Lifecycle;

/// <summary>
/// The life of a process as one pure function (specification 4.3 to 4.6). STARTING and STOPPING have two halves each: without
/// a pid the child is still being made, and a stop asked for in that moment is delivered as soon as there is somebody to
/// deliver it to. Every pair that is not listed changes nothing; a golden file shows them all.
/// </summary>
public static class ProcessLifecycle
{
    private const string QuickExit = "Exited too quickly (process log may have details)";

    /// <summary>What an input does to a process.</summary>
    public static Step Next(LifecycleRules rules, ProcessSnapshot p, LifecycleInput input) => (p.State, input) switch
    {
        (Stopped or ProcessState.Exited or Fatal, Start i) when !p.Draining => Begin(p, i.At),
        (Stopping, Start) when !p.Draining => Step.Stay(p with { StartQueued = true }),

        (Starting or Running, LifecycleInput.Stop) => StopChild(rules, p),
        (Stopping, LifecycleInput.Stop) => Step.Stay(p with { StartQueued = false }),
        (Backoff, LifecycleInput.Stop) => StopWaiting(rules, p),
        (ProcessState.Exited, LifecycleInput.Stop) when IsSlowed(p) => Enter(p with { ShortLives = 0 }, Stopped, new CancelTimer()),

        (Starting, Spawned i) when IsCurrent(p, i.Incarnation) => Born(rules, p, i),
        (Stopping, Spawned i) when IsCurrent(p, i.Incarnation) => BornToStop(rules, p, i),
        (Unknown, Spawned i) when IsCurrent(p, i.Incarnation) => new(p with { Pid = i.Pid }, [Birth(rules, i)]),

        (Starting, SpawnFailed i) when IsCurrent(p, i.Incarnation) => Unborn(rules, p, i.Reason),
        (Stopping, SpawnFailed i) when IsCurrent(p, i.Incarnation) => UnbornToStop(p, i),

        (Starting, LifecycleInput.Exited i) when IsCurrent(p, i.Incarnation) => DiedStarting(rules, p, i),
        (Running, LifecycleInput.Exited i) when IsCurrent(p, i.Incarnation) => DiedRunning(rules, p, i),
        (Stopping, LifecycleInput.Exited i) when IsCurrent(p, i.Incarnation) => DiedStopping(rules, p, i),
        (Unknown, LifecycleInput.Exited i) when IsCurrent(p, i.Incarnation) => DiedUnknown(rules, p, i),

        (Starting, TimerElapsed) when p.Pid != 0 => Up(rules, p),
        (Stopping, TimerElapsed) when p.Pid != 0 => KillChild(rules, p),
        (Backoff, TimerElapsed i) when !p.Draining => Begin(p, i.At),
        (ProcessState.Exited, TimerElapsed i) when IsSlowed(p) && !p.Draining => Begin(p, i.At),

        (Starting or Running or Stopping, SignalRefused i) => Lost(p, i.Log),
        (not Unknown, Broken) => Enter(p, Unknown, new CancelTimer()),

        (Backoff, Drain) => new(p with { Draining = true }, [new CancelTimer()]),
        (_, Drain) => Step.Stay(p with { Draining = true, StartQueued = false }),
        (Backoff, Refill) => new(p with { Draining = false }, [new ArmTimer(TimeSpan.FromSeconds(p.Tries))]),
        (_, Refill) => Step.Stay(p with { Draining = false }),

        _ => Step.Stay(p),
    };

    /// <summary>Whether a stop would change anything: there is a child, or one is to come.</summary>
    public static bool MayStop(ProcessSnapshot p) => p.State.IsRunning() || (p.State == ProcessState.Exited && IsSlowed(p));

    private static bool IsCurrent(ProcessSnapshot p, Incarnation incarnation) => p.Incarnation == incarnation;

    private static bool IsSlowed(ProcessSnapshot p) => p.ShortLives > RestartPolicy.MostShortLives;

    private static Step Begin(ProcessSnapshot p, Moment at)
    {
        var next = p with
        {
            Incarnation = p.Incarnation.Next(),
            Start = at.EpochSeconds,
            SpawnError = "",
            ExitStatus = null,
            StartQueued = false,
        };
        return Enter(next, Starting).Then(s => new(s, [new Spawn(s.Incarnation)]));
    }

    private static Step Born(LifecycleRules rules, ProcessSnapshot p, Spawned i)
    {
        var born = new Step(p with { Pid = i.Pid, StartedAt = i.At.Monotonic }, [Birth(rules, i)]);
        return rules.StartSecs <= 0
            ? born.Then(s => Up(rules, s))
            : born.Then(born.Next, new ArmTimer(TimeSpan.FromSeconds(rules.StartSecs)));
    }

    private static Step BornToStop(LifecycleRules rules, ProcessSnapshot p, Spawned i)
    {
        var born = p with { Pid = i.Pid, StartedAt = i.At.Monotonic };
        return new(born, [Birth(rules, i), .. StopSignal(rules, born)]);
    }

    private static Step Unborn(LifecycleRules rules, ProcessSnapshot p, string reason) =>
        new Step(p with { SpawnError = reason }, [new Log(LogLevel.Info, $"spawnerr: {reason}")])
            .Then(s => FailStart(rules, s, status: null));

    private static Step UnbornToStop(ProcessSnapshot p, SpawnFailed i)
    {
        var stopped = new Step(p with { SpawnError = i.Reason }, [new Log(LogLevel.Info, $"spawnerr: {i.Reason}")])
            .Then(s => Enter(s with { StartQueued = false, Tries = 0 }, Stopped));
        return p.StartQueued ? stopped.Then(s => Begin(s, i.At)) : stopped;
    }

    // The n-th failure in a row: wait n seconds, or give up.
    private static Step FailStart(LifecycleRules rules, ProcessSnapshot p, WaitStatus? status)
    {
        var failure = new ChildFailure(status, WasUp: false, p.Tries + 1, p.Draining);
        var failed = Enter(p with { Tries = failure.Tries }, Backoff);
        var step = RestartPolicy.Decide(rules, failure) switch
        {
            RestartVerdict.RestartAfter wait => failed.Then(failed.Next, new ArmTimer(wait.Delay)),
            RestartVerdict.GiveUp => failed.Then(s => GiveUp(rules, s)),
            _ => failed.Then(failed.Next, new CancelTimer()),
        };
        return status is null ? step : step.Then(step.Next, new Fail(failure));
    }

    private static Step GiveUp(LifecycleRules rules, ProcessSnapshot p) => Enter(
        p with { Tries = 0 }, Fatal, new CancelTimer(),
        new Log(LogLevel.Info, $"gave up: {rules.Name} entered FATAL state, too many start retries too quickly"));

    private static Step Up(LifecycleRules rules, ProcessSnapshot p) => Enter(
        p with { Tries = 0 }, Running,
        new Log(LogLevel.Info, $"success: {rules.Name} entered RUNNING state, process has stayed up for > than "
            + $"{rules.StartSecs} seconds (startsecs)"));

    private static Step DiedStarting(LifecycleRules rules, ProcessSnapshot p, LifecycleInput.Exited i)
    {
        if (i.At.Monotonic - p.StartedAt >= TimeSpan.FromSeconds(rules.StartSecs))
            return Enter(p with { Tries = 0 }, Running, new CancelTimer()).Then(s => DiedRunning(rules, s, i));
        var dead = new Step(
            Reaped(p, i) with { ExitStatus = null, SpawnError = QuickExit },
            [new Log(LogLevel.Warn, $"exited: {rules.Name} ({i.Status}; not expected)")]);
        return dead.Then(s => FailStart(rules, s, i.Status));
    }

    private static Step DiedRunning(LifecycleRules rules, ProcessSnapshot p, LifecycleInput.Exited i)
    {
        var expected = rules.Expects(i.Status);
        var dead = Reaped(p, i) with
        {
            Tries = 0,
            SpawnError = expected ? "" : $"Bad exit code {i.Status.ExitCode}",
            ExitStatus = i.Status.ExitCode,
            ShortLives = i.At.Monotonic - p.StartedAt < RestartPolicy.ShortLife ? p.ShortLives + 1 : 0,
        };
        var failure = new ChildFailure(i.Status, WasUp: true, Tries: 0, p.Draining, dead.ShortLives);
        return new(dead with { State = ProcessState.Exited },
        [
            new Announce(new(p.State, ProcessState.Exited, p.Pid, 0, expected)),
            expected
                ? new Log(LogLevel.Info, $"exited: {rules.Name} ({i.Status}; expected)")
                : new Log(LogLevel.Warn, $"exited: {rules.Name} ({i.Status}; not expected)"),
            .. Slowed(rules, failure),
            new Fail(failure),
        ]);
    }

    private static LifecycleEffect[] Slowed(LifecycleRules rules, ChildFailure failure)
    {
        if (RestartPolicy.Decide(rules, failure) is not RestartVerdict.RestartAfter wait) return [];
        var wakeUp = new ArmTimer(wait.Delay);
        return failure.ShortLives == RestartPolicy.MostShortLives + 1
            ? [new Log(LogLevel.Warn, $"{rules.Name} ends as soon as it is started: from now on it is started once a second"), wakeUp]
            : [wakeUp];
    }

    private static Step DiedStopping(LifecycleRules rules, ProcessSnapshot p, LifecycleInput.Exited i)
    {
        var level = rules.Expects(i.Status) ? LogLevel.Info : LogLevel.Warn;
        var stopped = new Step(
            Reaped(p, i) with { State = Stopped, ExitStatus = i.Status.ExitCode, Tries = 0, ShortLives = 0 },
            [
                new CancelTimer(),
                new Log(level, $"stopped: {rules.Name} ({i.Status})"),
                new Announce(new(Stopping, Stopped, p.Pid, 0)),
            ]);
        return p.StartQueued ? stopped.Then(s => Begin(s, i.At)) : stopped;
    }

    private static Step DiedUnknown(LifecycleRules rules, ProcessSnapshot p, LifecycleInput.Exited i) => new(
        Reaped(p, i) with { ExitStatus = i.Status.ExitCode },
        [new Log(LogLevel.Warn, $"exited: {rules.Name} ({i.Status}; not expected)")]);

    private static Step StopChild(LifecycleRules rules, ProcessSnapshot p)
    {
        var stopping = Enter(p, Stopping);
        return p.Pid == 0
            ? stopping
            : stopping.Then(stopping.Next, [.. StopSignal(rules, p)]);
    }

    private static Step StopWaiting(LifecycleRules rules, ProcessSnapshot p) => Enter(
        p with { Tries = 0 }, p.Draining ? Fatal : Stopped, new CancelTimer(),
        new Log(LogLevel.Debug, $"Attempted to kill {rules.Name}, which is in BACKOFF state."));

    private static LifecycleEffect[] StopSignal(LifecycleRules rules, ProcessSnapshot p)
    {
        var wholeGroup = rules.StopSignal == Signals.Kill ? rules.KillAsGroup : rules.StopAsGroup;
        return
        [
            Killing(rules, p, rules.StopSignal, wholeGroup),
            new SendSignal(rules.StopSignal, wholeGroup),
            new ArmTimer(TimeSpan.FromSeconds(Math.Max(0, rules.StopWaitSecs))),
        ];
    }

    private static Step KillChild(LifecycleRules rules, ProcessSnapshot p)
    {
        LifecycleEffect[] kill =
        [
            new Log(LogLevel.Warn, $"killing '{rules.Name}' ({p.Pid}) with SIGKILL"),
            Killing(rules, p, Signals.Kill, rules.KillAsGroup),
            new SendSignal(Signals.Kill, rules.KillAsGroup),
        ];
        return rules.StopWaitSecs > 0
            ? new(p, [.. kill, new ArmTimer(TimeSpan.FromSeconds(rules.StopWaitSecs))])
            : new(p, [.. kill]);
    }

    private static Step Lost(ProcessSnapshot p, string log) =>
        Enter(p, Unknown, new CancelTimer(), new Log(LogLevel.Critical, log));

    private static ProcessSnapshot Reaped(ProcessSnapshot p, LifecycleInput.Exited i) =>
        p with { Pid = 0, Stop = i.At.EpochSeconds, StartQueued = false };

    private static Log Birth(LifecycleRules rules, Spawned i) =>
        new(LogLevel.Info, $"spawned: '{rules.Name}' with pid {i.Pid}");

    private static Log Killing(LifecycleRules rules, ProcessSnapshot p, int signal, bool wholeGroup) => new(
        LogLevel.Debug,
        $"killing {rules.Name} (pid {p.Pid}) {(wholeGroup ? "process group " : "")}with signal {Signals.Name(signal)}");

    private static Step Enter(ProcessSnapshot p, ProcessState state, params ReadOnlySpan<LifecycleEffect> effects) => new(
        p with { State = state },
        [new Announce(new(p.State, state, p.Pid, p.Tries)), .. effects]);
}
