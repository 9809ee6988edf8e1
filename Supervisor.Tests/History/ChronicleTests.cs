using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;

namespace Supervisor.Tests.Histories;

/// <summary>What the steps of a life add to its history.</summary>
public class ChronicleTests
{
    private static readonly Cause Asked = new(CauseKind.Request, "user admin"), Nobody = new(CauseKind.Autorestart);

    private readonly LifecycleRules _rules = new() { Name = "p", StartRetries = 1 };
    private ProcessSnapshot _snapshot = ProcessSnapshot.Initial;
    private ProcessHistory _history = ProcessHistory.Empty;

    [Fact]
    public void A_child_that_lives_has_a_beginning_a_pid_and_a_reason()
    {
        Live(new LifecycleInput.Start(At(5)), Asked);
        Live(Spawned(5, pid: 12));
        var child = Assert.Single(_history.Children);
        Assert.Equal((5L, 12, Asked, "hash"), (child.Start, child.Pid, child.StartedBy, child.Config.Text));
        Assert.Null(child.End);
        Assert.False(child.WasUp);
        Assert.Null(_history.LastExit);
        Live(new LifecycleInput.TimerElapsed(At(6)));
        Assert.True(_history.Children[0].WasUp);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public void A_child_that_ends_by_itself_is_expected_by_its_exit_code(int code, bool expected)
    {
        Run();
        Live(Exited(10, WaitStatus.Exited(code)), Nobody);
        var child = _history.LastExit!;
        Assert.Equal((10L, TimeSpan.FromSeconds(9), expected, true), (child.End, child.Lived, child.IsExpected, child.WasUp));
        Assert.Null(child.StoppedBy);
        Assert.Equal("last words", Assert.Single(child.Output.Lines(5)).Text);
        Assert.Equal(7, child.Usage!.PeakBytes);
    }

    [Fact]
    public void A_child_that_dies_too_soon_was_not_expected_and_the_next_is_a_retry()
    {
        Live(new LifecycleInput.Start(At(0)), Asked);
        Live(Spawned(0));
        Live(Exited(0, WaitStatus.Exited(0)));
        Assert.False(_history.LastExit!.IsExpected);
        Assert.False(_history.LastExit!.WasUp);
        Live(new LifecycleInput.TimerElapsed(At(1)), new(CauseKind.Retry));
        Assert.Equal([CauseKind.Retry, CauseKind.Request], _history.Children.Select(c => c.StartedBy.Kind));
    }

    [Fact]
    public void A_child_that_had_been_up_when_the_news_of_its_death_came_counts_as_up()
    {
        Live(new LifecycleInput.Start(At(0)), Asked);
        Live(Spawned(0));
        Live(Exited(5, WaitStatus.Exited(0)));
        Assert.True(_history.LastExit!.WasUp);
        Assert.True(_history.LastExit!.IsExpected);
    }

    [Fact]
    public void A_child_that_is_stopped_has_a_reason_for_that_and_its_end_is_expected()
    {
        Run();
        Live(new LifecycleInput.Stop(), Asked);
        Live(Exited(9, WaitStatus.Killed(15)), Nobody);
        var child = _history.LastExit!;
        Assert.Equal(Asked, child.StoppedBy);
        Assert.True(child.IsExpected);
        Assert.False(child.WasKilled);
    }

    [Fact]
    public void A_child_that_does_not_stop_in_time_is_killed()
    {
        Run();
        Live(new LifecycleInput.Stop(), Asked);
        Live(new LifecycleInput.TimerElapsed(At(12)));
        Live(Exited(12, WaitStatus.Killed(9)));
        Assert.True(_history.LastExit!.WasKilled);
    }

    [Fact]
    public void A_start_that_waits_for_a_stop_begins_with_the_end()
    {
        Run();
        Live(new LifecycleInput.Stop(), Asked);
        Live(new LifecycleInput.Start(At(3)), Asked);
        Live(Exited(4, WaitStatus.Killed(15)), Asked);
        Assert.Equal(2, _history.Children.Length);
        Assert.Equal((4L, (long?)null), (_history.Children[0].Start, _history.Children[0].End));
        Assert.Equal(4, _history.Children[1].End);
    }

    [Fact]
    public void An_attempt_that_made_no_child_says_why()
    {
        Live(new LifecycleInput.Start(At(0)), Asked);
        Live(new LifecycleInput.SpawnFailed(_snapshot.Incarnation, "can't find command", At(1)));
        var child = Assert.Single(_history.Children);
        Assert.Equal(("can't find command", 1L, 0), (child.SpawnError, child.End, child.Pid));
        Assert.Null(_history.LastExit);
    }

    [Fact]
    public void Ten_children_are_remembered()
    {
        for (var i = 0; i < 12; i++)
        {
            Live(new LifecycleInput.Start(At(10 * i)), Asked);
            Live(Spawned(10 * i, pid: i));
            Live(new LifecycleInput.TimerElapsed(At((10 * i) + 1)));
            Live(Exited((10 * i) + 5, WaitStatus.Exited(0)));
        }

        Assert.Equal([11, 10, 9, 8, 7, 6, 5, 4, 3, 2], _history.Children.Select(c => c.Pid));
    }

    private static Moment At(int seconds) => new(TimeSpan.FromSeconds(seconds), seconds);

    private LifecycleInput.Spawned Spawned(int at, int pid = 1) => new(_snapshot.Incarnation, pid, At(at));

    private LifecycleInput.Exited Exited(int at, WaitStatus status) => new(_snapshot.Incarnation, status, At(at));

    private void Run()
    {
        Live(new LifecycleInput.Start(At(1)), Asked);
        Live(Spawned(1));
        Live(new LifecycleInput.TimerElapsed(At(2)));
    }

    private void Live(LifecycleInput input, Cause? cause = null)
    {
        var step = ProcessLifecycle.Next(_rules, _snapshot, input);
        var exit = input is LifecycleInput.Exited e
            ? new HostEvent.ChildExited(e.Incarnation, e.Status, 0)
            {
                Usage = new(7, IsBound: false, default),
                Output = new("last words\n"u8.ToArray(), EquatableArray.Of(new OutputRun(false, 11)), IsCut: false),
            }
            : null;
        _history = Chronicle.After(_history, new(_snapshot, input, step, cause ?? Nobody, new ConfigFingerprint("hash")) { Exit = exit });
        _snapshot = step.Next;
    }
}
