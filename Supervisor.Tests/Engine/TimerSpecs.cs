using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class TimerSpecs() : TestKit("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private IActorRef Actor() => Sys.ActorOf(Script.Of((self, message) =>
    {
        if (message is Action<Script> act) act(self);
        else if (message is Exception failure) throw failure;
        else TestActor.Tell(message);
    }));

    private static void Do(IActorRef actor, Action<Script> act)
    {
        actor.Tell(act);
        actor.Ask<ActorIdentity>(new Identify(0)).GetAwaiter().GetResult();
    }

    [Fact]
    public void A_single_timer_fires_once_when_its_time_has_come()
    {
        var actor = Actor();
        Do(actor, self => self.Timers.StartSingleTimer("k", "tick", Second));
        Time.Advance(TimeSpan.FromMilliseconds(999));
        ExpectNoMsg(30);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        ExpectMsg("tick");
        Do(actor, self => TestActor.Tell(self.Timers.IsTimerActive("k")));
        ExpectMsg(false);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_cancelled()
    {
        var actor = Actor();
        Do(actor, self => self.Timers.StartPeriodicTimer("k", "tick", TimeSpan.Zero, Second));
        for (var ticks = 0; ticks < 3; ticks++)
        {
            Time.Advance(ticks == 0 ? TimeSpan.Zero : Second);
            ExpectMsg("tick");
        }

        Do(actor, self => self.Timers.Cancel("k"));
        Time.Advance(2 * Second);
        ExpectNoMsg(30);
    }

    [Fact]
    public void A_replaced_timer_never_delivers_even_what_is_in_the_mailbox_already()
    {
        var actor = Actor();
        Do(actor, self =>
        {
            self.Timers.StartSingleTimer("k", "old", Second);
            Time.Advance(Second);
            self.Timers.StartSingleTimer("k", "new", Second);
        });
        Time.Advance(Second);
        ExpectMsg("new");
        ExpectNoMsg(30);
    }

    [Fact]
    public void A_cancelled_timer_never_delivers_even_what_is_in_the_mailbox_already()
    {
        var actor = Actor();
        Do(actor, self =>
        {
            self.Timers.StartSingleTimer("k", "old", Second);
            Time.Advance(Second);
            self.Timers.Cancel("k");
        });
        ExpectNoMsg(50);
    }

    [Fact]
    public void A_restart_cancels_the_timers()
    {
        var actor = Actor();
        Do(actor, self => self.Timers.StartPeriodicTimer("k", "tick", Second));
        EventFilter.Exception<InvalidOperationException>().ExpectOne(
            () => actor.Tell(new InvalidOperationException("restart")));
        Do(actor, self => TestActor.Tell(self.Timers.ActiveTimers.Count));
        ExpectMsg(0);
        Time.Advance(3 * Second);
        ExpectNoMsg(30);
    }

    [Fact]
    public void A_stopped_actors_timers_are_quiet()
    {
        var actor = Actor();
        Do(actor, self => self.Timers.StartPeriodicTimer("k", "tick", Second));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        Time.Advance(3 * Second);
        ExpectNoMsg(30);
    }

    [Fact]
    public void A_timers_message_that_comes_after_the_end_of_its_actor_is_no_dead_letter()
    {
        var actor = Actor();
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.AllDeadLetters));
        Do(actor, self =>
        {
            self.Timers.StartSingleTimer("k", "late", Second);
            self.Here.Stop(self.Here.Self);
            Time.Advance(Second);
        });
        ExpectMsg<Akka.Event.SuppressedDeadLetter>();
    }

    [Fact]
    public void An_actor_that_fails_to_start_leaves_no_timer_behind()
    {
        var handle = CreateTestProbe();
        EventFilter.Error("no").ExpectOne(() => Sys.ActorOf(Script.Of((_, _) => { }, start: self =>
        {
            self.Timers.StartPeriodicTimer("k", "tick", Second);
            handle.Ref.Tell(self.Timers);
            throw new InvalidOperationException("no");
        })));
        Assert.Empty(handle.ExpectMsg<ITimerScheduler>().ActiveTimers);
    }

    [Fact]
    public void Receive_timeouts_follow_the_scheduler()
    {
        var actor = Actor();
        Do(actor, self => self.Here.SetReceiveTimeout(Second));
        Time.Advance(Second);
        ExpectMsg<ReceiveTimeout>();
        Do(actor, self => self.Here.SetReceiveTimeout(null));
        Time.Advance(5 * Second);
        ExpectNoMsg(30);
    }
}
