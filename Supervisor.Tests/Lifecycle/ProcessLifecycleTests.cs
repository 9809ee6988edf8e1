using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Lifecycle;

public class ProcessLifecycleTests
{
    private static readonly LifecycleRules Rules = new() { Name = "cat" };

    [Fact]
    public void A_process_that_keeps_dying_while_starting_becomes_FATAL_after_startretries()
    {
        var story = new Story(Rules with { StartRetries = 2 });
        story.Start();
        foreach (var wait in new[] { 1, 2 })
        {
            story.Spawned().After(0.1).Exits(1);
            Assert.Equal(Backoff, story.State);
            Assert.Equal(TimeSpan.FromSeconds(wait), story.Timer);
            story.TimerElapses();
        }

        story.Spawned().Exits(1);
        Assert.Equal(Fatal, story.State);
        Assert.Equal("Exited too quickly (process log may have details)", story.Snapshot.SpawnError);
        Assert.Null(story.Timer);
    }

    [Fact]
    public void No_retries_means_one_attempt()
    {
        var story = new Story(Rules with { StartRetries = 0 });
        story.Start().Spawned().Exits(1);
        Assert.Equal(Fatal, story.State);
    }

    [Fact]
    public void A_success_forgets_the_failures_before_it()
    {
        var story = new Story(Rules);
        story.Start().Spawned().Exits(1);
        story.TimerElapses().Spawned();
        story.TimerElapses();
        Assert.Equal((Running, 0), (story.State, story.Snapshot.Tries));
    }

    [Fact]
    public void The_death_of_an_earlier_incarnation_is_ignored()
    {
        var story = new Story(Rules).Start().Spawned();
        var before = story.Snapshot;
        story.Give(new LifecycleInput.Exited(Incarnation.None, WaitStatus.Exited(1), story.Now));
        Assert.Equal(before, story.Snapshot);
    }

    [Fact]
    public void A_program_that_ends_as_soon_as_it_begins_is_started_once_a_second_in_the_end()
    {
        var story = Rush(RestartPolicy.MostShortLives);
        Assert.Null(story.Timer);

        story.Start().Spawned().Exits(0);
        Assert.Equal((Exited, RestartPolicy.ShortLife), (story.State, story.Timer));
        story.TimerElapses();
        Assert.Equal(Starting, story.State);
        story.Spawned().Exits(0);
        Assert.Equal((Exited, RestartPolicy.ShortLife), (story.State, story.Timer));
    }

    [Fact]
    public void A_second_of_life_or_a_stop_forgets_the_short_lives_before_it()
    {
        var lived = Rush(RestartPolicy.MostShortLives).Start().Spawned().After(1).Exits(0);
        Assert.Equal((null, 0), (lived.Timer, lived.Snapshot.ShortLives));

        var stopped = Rush(RestartPolicy.MostShortLives).Start().Spawned().Stop().Exits(0);
        Assert.Equal((Stopped, 0), (stopped.State, stopped.Snapshot.ShortLives));
    }

    [Fact]
    public void A_program_that_is_slowed_down_can_be_stopped_between_two_children()
    {
        var story = Rush(RestartPolicy.MostShortLives + 1);
        Assert.True(ProcessLifecycle.MayStop(story.Snapshot));
        story.Stop();
        Assert.Equal((Stopped, null), (story.State, story.Timer));
    }

    [Fact]
    public void A_program_that_is_slowed_down_stays_down_when_the_daemon_ends()
    {
        var story = Rush(RestartPolicy.MostShortLives + 1);
        story.Give(new LifecycleInput.Drain()).TimerElapses();
        Assert.Equal(Exited, story.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_startsecs_a_child_is_RUNNING_as_soon_as_it_exists(int startsecs) =>
        Assert.Equal(Running, new Story(Rules with { StartSecs = startsecs }).Start().Spawned().State);

    [Fact]
    public void A_child_that_lived_for_startsecs_was_RUNNING_even_if_the_timer_comes_late()
    {
        var story = new Story(Rules).Start().Spawned().After(1).Exits(0);
        Assert.Equal(Exited, story.State);
        Assert.Equal([Starting, Running, Exited], story.Announced);
    }

    [Fact]
    public void A_stop_during_the_spawn_reaches_the_child_once_it_is_there()
    {
        var story = new Story(Rules).Start().Stop();
        Assert.Empty(story.Sent);
        story.Spawned();
        Assert.Equal([15], story.Sent);
        Assert.Equal(Stopping, story.State);
    }

    [Fact]
    public void A_start_asked_for_while_stopping_follows_the_end()
    {
        var story = new Story(Rules).Start().Spawned().Stop().Start();
        Assert.Equal(Stopping, story.State);
        story.Exits(0);
        Assert.Equal(Starting, story.State);
        Assert.Equal(2, story.Snapshot.Incarnation.Number);
    }

    [Fact]
    public void A_start_queued_behind_a_spawn_that_fails_follows_as_well()
    {
        var story = new Story(Rules).Start().Stop().Start();
        story.Give(new LifecycleInput.SpawnFailed(story.Snapshot.Incarnation, "no", story.Now));
        Assert.Equal((Starting, 2), (story.State, story.Snapshot.Incarnation.Number));
    }

    [Fact]
    public void A_stop_takes_a_queued_start_back()
    {
        var story = new Story(Rules).Start().Spawned().Stop().Start().Stop().Exits(0);
        Assert.Equal(Stopped, story.State);
    }

    [Fact]
    public void SIGKILL_is_repeated_every_stopwaitsecs()
    {
        var story = new Story(Rules with { StopWaitSecs = 3 }).Start().Spawned().Stop();
        story.TimerElapses().TimerElapses();
        Assert.Equal([15, 9, 9], story.Sent);
        Assert.Equal(TimeSpan.FromSeconds(3), story.Timer);
    }

    [Fact]
    public void With_stopwaitsecs_0_SIGKILL_is_sent_once()
    {
        var story = new Story(Rules with { StopWaitSecs = 0 }).Start().Spawned().Stop();
        Assert.Equal(TimeSpan.Zero, story.Timer);
        story.TimerElapses();
        Assert.Equal([15, 9], story.Sent);
        Assert.Null(story.Timer);
    }

    [Theory]
    [InlineData(15, true, false, true)]
    [InlineData(15, false, true, false)]
    [InlineData(9, false, true, true)]
    [InlineData(9, true, false, false)]
    public void SIGKILL_goes_to_the_group_by_killasgroup_and_any_other_signal_by_stopasgroup(
        int signal, bool stopAsGroup, bool killAsGroup, bool wholeGroup)
    {
        var rules = Rules with { StopSignal = signal, StopAsGroup = stopAsGroup, KillAsGroup = killAsGroup };
        var story = new Story(rules).Start().Spawned().Stop();
        Assert.Equal([wholeGroup], story.SentToGroup);
    }

    [Fact]
    public void While_draining_nothing_is_started()
    {
        var story = new Story(Rules with { AutoRestart = AutoRestart.Always });
        story.Start().Spawned().Exits(1);
        story.Give(new LifecycleInput.Drain());
        Assert.Null(story.Timer);
        story.TimerElapses();
        Assert.Equal(Backoff, story.State);
        story.Stop();
        Assert.Equal(Fatal, story.State);
        story.Start();
        Assert.Equal(Fatal, story.State);
    }

    [Fact]
    public void Whatever_happens_in_whatever_order_there_is_never_a_second_child()
    {
        for (var seed = 0; seed < 2000; seed++) Wander(new Random(seed));
    }

    // The host's promise: a spawn has one outcome, a child one end.
    private static void Wander(Random random)
    {
        var story = new Story(Rules with { StartRetries = 1, AutoRestart = AutoRestart.Always });
        var children = 0;
        for (var i = 0; i < 60; i++)
        {
            var spawning = story.Spawns.Count > 0;
            switch (random.Next(8))
            {
                case 0: story.Start(); break;
                case 1: story.Stop(); break;
                case 2: story.TimerElapses(); break;
                case 3: story.After(random.NextDouble()); break;
                case 4 when spawning:
                    story.Spawned();
                    children++;
                    break;
                case 5 when spawning: story.FailsToSpawn(); break;
                case 6 when children > 0 && !spawning:
                    story.Exits(random.Next(2));
                    children--;
                    break;
            }

            Assert.InRange(children + story.Spawns.Count, 0, 1);
            Assert.Equal(children == 1, story.Snapshot.Pid != 0);
        }
    }

    // As the supervision strategy does: a start follows every end, so long as it is to follow at once.
    private static Story Rush(int lives)
    {
        var story = new Story(Rules with { StartSecs = 0, AutoRestart = AutoRestart.Always });
        for (var i = 0; i < lives; i++) story.Start().Spawned().After(0.001).Exits(0);
        return story;
    }
}
