using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;

namespace Supervisor.Tests.Engine;

/// <summary>What tests with virtual time rely on must be what Akka.NET's test scheduler does.</summary>
public sealed class TestSchedulerSpecs
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestScheduler _scheduler = new(Config.Empty, NoLogger.Instance);
    private readonly List<string> _told = [];

    [Fact]
    public void What_is_due_runs_in_order_of_time_and_then_of_scheduling()
    {
        _scheduler.ScheduleOnce(2 * Second, () => _told.Add("later"));
        _scheduler.ScheduleOnce(Second, () => _told.Add("first"));
        _scheduler.ScheduleOnce(Second, () => _told.Add("second"));
        _scheduler.Advance(Second);
        Assert.Equal(["first", "second"], _told);
        _scheduler.Advance(Second);
        Assert.Equal(["first", "second", "later"], _told);
    }

    [Fact]
    public void A_repetition_runs_once_for_each_advance_and_counts_from_there()
    {
        _scheduler.ScheduleRepeatedly(Second, Second, () => _told.Add("tick"));
        _scheduler.Advance(10 * Second);
        Assert.Single(_told);
        _scheduler.Advance(Second / 2);
        Assert.Single(_told);
        _scheduler.Advance(Second / 2);
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void What_is_scheduled_meanwhile_waits_for_the_next_advance()
    {
        _scheduler.ScheduleOnce(Second, () => _scheduler.ScheduleOnce(TimeSpan.Zero, () => _told.Add("meanwhile")));
        _scheduler.Advance(Second);
        Assert.Empty(_told);
        _scheduler.Advance(TimeSpan.Zero);
        Assert.Single(_told);
    }

    [Fact]
    public void A_message_or_a_repetition_that_is_cancelled_stays_away()
    {
        var cancelable = new Cancelable(_scheduler.Advanced);
        _scheduler.ScheduleTellOnce(Second, ActorRefs.Nobody, "x", ActorRefs.NoSender, cancelable);
        _scheduler.ScheduleRepeatedly(Second, Second, () => _told.Add("tick"), cancelable);
        _scheduler.Advance(Second);
        Assert.Single(_told);
        cancelable.Cancel();
        _scheduler.Advance(10 * Second);
        Assert.Single(_told);
    }

    [Fact]
    public void Time_moves_forward_only()
    {
        var start = _scheduler.Now;
        _scheduler.AdvanceTo(start + Second);
        Assert.Equal(start + Second, _scheduler.Now);
        Assert.Throws<InvalidOperationException>(() => _scheduler.AdvanceTo(start));
    }
}
