using Akka.Actor;
using Akka.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine;

public sealed class SchedulerSpecs : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly List<string> _told = [];
    private ActorSystem _system = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create(
            "time", ConfigurationFactory.ParseString("akka { loggers = [], log-dead-letters = off }"), _time);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _system.Terminate();

    private void Once(int seconds, string what) =>
        _system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromSeconds(seconds), () => _told.Add(what));

    private void Pass(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void What_is_due_runs_in_the_order_of_its_time()
    {
        Once(3, "third");
        Once(1, "first");
        Once(2, "second");
        Pass(1);
        Assert.Equal(["first"], _told);
        Pass(2);
        Assert.Equal(["first", "second", "third"], _told);
    }

    [Fact]
    public void What_is_cancelled_does_not_run()
    {
        var cancelable = _system.Scheduler.Advanced.ScheduleOnceCancelable(
            TimeSpan.FromSeconds(1), () => _told.Add("cancelled"));
        Once(2, "other");
        cancelable.Cancel();
        Pass(3);
        Assert.Equal(["other"], _told);
    }

    [Fact]
    public void A_repeated_action_keeps_its_rhythm_until_cancelled()
    {
        var cancelable = _system.Scheduler.Advanced.ScheduleRepeatedlyCancelable(
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), () => _told.Add("tick"));
        for (var i = 0; i < 5; i++) Pass(1);
        Assert.Equal(3, _told.Count);
        cancelable.Cancel();
        Pass(10);
        Assert.Equal(3, _told.Count);
    }

    [Fact]
    public void A_failing_action_does_not_keep_others_from_running()
    {
        _system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromSeconds(1), () => throw new InvalidOperationException());
        Once(1, "other");
        Pass(2);
        Assert.Equal(["other"], _told);
    }

    [Fact]
    public void Many_timers_in_any_order_come_out_in_order()
    {
        var random = new Random(7);
        var expected = new List<string>();
        var due = Enumerable.Range(1, 300).OrderBy(_ => random.Next()).ToList();
        var handles = due.ToDictionary(
            d => d,
            d => _system.Scheduler.Advanced.ScheduleOnceCancelable(TimeSpan.FromSeconds(d), () => _told.Add($"{d}")));
        foreach (var d in due.Take(150)) handles[d].Cancel();
        expected.AddRange(due.Skip(150).Order().Select(d => $"{d}"));
        Pass(300);
        Assert.Equal(expected, _told);
    }

    [Fact]
    public void What_is_due_at_one_moment_runs_in_the_order_in_which_it_was_scheduled()
    {
        for (var i = 0; i < 100; i++) Once(1, $"{i}");
        Pass(1);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), _told);
    }

    [Fact]
    public void A_delay_beyond_the_end_of_time_is_never_due()
    {
        _system.Scheduler.Advanced.ScheduleOnce(TimeSpan.MaxValue, () => _told.Add("never"));
        Pass(100_000);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_slow_action_is_not_overtaken_by_what_is_due_after_it()
    {
        var real = ActorSystem.Create("slow", ConfigurationFactory.ParseString("akka.loggers = []"));
        using var gate = new ManualResetEventSlim();
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        real.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () =>
        {
            began.SetResult();
            gate.Wait(Watchdog.Default);
            _told.Add("slow");
        });
        await began.Task.Within();
        real.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => ended.SetResult());
        Assert.NotSame(ended.Task, await Task.WhenAny(ended.Task, Task.Delay(50)));
        gate.Set();
        await ended.Task.Within();
        Assert.Equal(["slow"], _told);
        await real.Terminate();
    }

    [Fact]
    public void A_cancelable_cancels_itself_after_a_time()
    {
        var cancelable = new Cancelable(_system.Scheduler, TimeSpan.FromSeconds(1));
        Pass(1);
        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(Cancelable.CreateLinkedCancelable(_system.Scheduler, cancelable).IsCancellationRequested);
        Assert.True(Cancelable.CreateCanceled().IsCancellationRequested);
    }

    [Fact]
    public void An_ask_that_is_not_answered_ends_with_its_timeout()
    {
        var silent = _system.ActorOf(Script.Of((_, _) => { }));
        var answer = silent.Ask<string>("?", TimeSpan.FromSeconds(5));
        Pass(4);
        Assert.False(answer.IsCompleted);
        Pass(1);
        Assert.IsType<AskTimeoutException>(answer.Exception!.InnerException);
    }
}
