using System.Globalization;
using System.Text;
using Supervisor.Actors.Lifecycle;
using Supervisor.Tests.Golden;

namespace Supervisor.Tests.Lifecycle;

/// <summary>The whole transition table, printed.</summary>
public class LifecycleGridTests
{
    private static readonly LifecycleRules Rules = new() { Name = "cat", StartRetries = 3 };
    private static readonly Incarnation First = Incarnation.None.Next();
    private static readonly Moment Now = new(TimeSpan.FromSeconds(100), 1000);

    private static readonly (string Name, ProcessSnapshot Snapshot)[] Rows =
    [
        ("STOPPED", In(ProcessState.Stopped, pid: 0)),
        ("STARTING unborn", In(ProcessState.Starting, pid: 0)),
        ("STARTING", In(ProcessState.Starting, pid: 7)),
        ("RUNNING", In(ProcessState.Running, pid: 7)),
        ("BACKOFF", In(ProcessState.Backoff, pid: 0) with { Tries = 2 }),
        ("STOPPING unborn", In(ProcessState.Stopping, pid: 0)),
        ("STOPPING", In(ProcessState.Stopping, pid: 7)),
        ("STOPPING queued", In(ProcessState.Stopping, pid: 7) with { StartQueued = true }),
        ("EXITED", In(ProcessState.Exited, pid: 0)),
        ("FATAL", In(ProcessState.Fatal, pid: 0)),
        ("UNKNOWN", In(ProcessState.Unknown, pid: 7)),
    ];

    private static readonly (string Name, LifecycleInput Input)[] Columns =
    [
        ("start", new LifecycleInput.Start(Now)),
        ("stop", new LifecycleInput.Stop()),
        ("spawned", new LifecycleInput.Spawned(First, 7, Now)),
        ("spawn failed", new LifecycleInput.SpawnFailed(First, "why", Now)),
        ("exited 0", new LifecycleInput.Exited(First, WaitStatus.Exited(0), Now)),
        ("exited 1", new LifecycleInput.Exited(First, WaitStatus.Exited(1), Now)),
        ("exited 1 late", new LifecycleInput.Exited(First, WaitStatus.Exited(1), Later)),
        ("killed", new LifecycleInput.Exited(First, WaitStatus.Killed(9), Now)),
        ("exited before", new LifecycleInput.Exited(Incarnation.None, WaitStatus.Exited(1), Now)),
        ("timer", new LifecycleInput.TimerElapsed(Now)),
        ("signal refused", new LifecycleInput.SignalRefused("why not")),
        ("drain", new LifecycleInput.Drain()),
        ("refill", new LifecycleInput.Refill()),
        ("broken", new LifecycleInput.Broken()),
    ];

    private static Moment Later => new(TimeSpan.FromSeconds(101), 1001);

    [Fact]
    public void The_transition_table_is_as_reviewed() => GoldenFile.Holds("lifecycle.txt", Print(draining: false));

    [Fact]
    public void The_transition_table_of_a_daemon_that_ends_is_as_reviewed() =>
        GoldenFile.Holds("lifecycle-draining.txt", Print(draining: true));

    private static ProcessSnapshot In(ProcessState state, int pid) => new()
    {
        State = state,
        Pid = pid,
        Incarnation = First,
        StartedAt = TimeSpan.FromSeconds(99.5),
        Start = 999,
    };

    private static string Print(bool draining)
    {
        var text = new StringBuilder();
        foreach (var (row, snapshot) in Rows)
        {
            foreach (var (column, input) in Columns)
            {
                var from = snapshot with { Draining = draining };
                var step = ProcessLifecycle.Next(Rules, from, input);
                text.Append(CultureInfo.InvariantCulture, $"{row} + {column}");
                Print(text, from, step);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, ProcessSnapshot from, Step step)
    {
        if (step.Next == from && step.Effects.IsEmpty)
        {
            text.Append(": nothing\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $" = {step.Next.State.WireName()}");
        text.Append(string.Concat(Differences(from, step.Next)));
        text.Append('\n');
        foreach (var effect in step.Effects) text.Append(CultureInfo.InvariantCulture, $"    {Print(effect)}\n");
    }

    private static IEnumerable<string> Differences(ProcessSnapshot a, ProcessSnapshot b)
    {
        if (a.Incarnation != b.Incarnation) yield return string.Create(CultureInfo.InvariantCulture, $", child {b.Incarnation.Number}");
        if (a.Pid != b.Pid) yield return string.Create(CultureInfo.InvariantCulture, $", pid {b.Pid}");
        if (a.StartedAt != b.StartedAt) yield return ", started now";
        if (a.Tries != b.Tries) yield return string.Create(CultureInfo.InvariantCulture, $", tries {b.Tries}");
        if (a.StartQueued != b.StartQueued) yield return b.StartQueued ? ", start queued" : ", queued start dropped";
        if (a.Draining != b.Draining) yield return b.Draining ? ", draining" : ", not draining";
        if (a.Start != b.Start) yield return ", new start time";
        if (a.Stop != b.Stop) yield return ", new stop time";
        if (a.SpawnError != b.SpawnError) yield return $", spawnerr '{b.SpawnError}'";
        if (a.ExitStatus != b.ExitStatus) yield return string.Create(CultureInfo.InvariantCulture, $", exit status {b.ExitStatus}");
    }

    private static string Print(LifecycleEffect effect) => effect switch
    {
        LifecycleEffect.Spawn e => string.Create(CultureInfo.InvariantCulture, $"spawn child {e.Incarnation.Number}"),
        LifecycleEffect.SendSignal e => $"send {Signals.Name(e.Signal)}{(e.WholeGroup ? " to the group" : "")}",
        LifecycleEffect.ArmTimer e => string.Create(CultureInfo.InvariantCulture, $"timer {e.After.TotalSeconds} s"),
        LifecycleEffect.CancelTimer => "no timer",
        LifecycleEffect.Log e => $"log {e.Level}: {e.Text}",
        LifecycleEffect.Announce e => Print(e.Change),
        LifecycleEffect.Fail e => $"fail: {(e.Failure.WasUp ? "was up" : "was not up")}, "
            + string.Create(CultureInfo.InvariantCulture, $"{e.Failure.Status}, tries {e.Failure.Tries}"),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    private static string Print(StateChange change) => string.Create(
        CultureInfo.InvariantCulture,
        $"announce {change.From.WireName()} -> {change.To.WireName()} pid {change.Pid} tries {change.Tries}"
        + $"{(change.Expected ? " expected" : "")}");
}
