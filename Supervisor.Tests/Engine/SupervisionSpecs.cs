// Long, because the rules of supervision are one idea and are specified in one place.
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class SupervisionSpecs : TestKit
{
    private static readonly Journal.Fail Boom = new(new InvalidOperationException("boom"));

    private IActorRef Child(IActorRef parent, string? name = null)
    {
        parent.Tell(new Parents.Named(Journal.To(TestActor), name), TestActor);
        var child = ExpectMsgAnyRef();
        return child;
    }

    private IActorRef ExpectMsgAnyRef()
    {
        var first = ReceiveOne();
        var second = ReceiveOne();
        Assert.Contains("started", new[] { first, second });
        return (IActorRef)(first is IActorRef ? first : second);
    }

    private IActorRef Parent(SupervisorStrategy? strategy = null) => Sys.ActorOf(Parents.With(strategy));

    private static OneForOneStrategy Always(Directive directive, int retries = -1) =>
        new(retries, -1, _ => directive, loggingEnabled: false);

    [Fact]
    public void A_failing_child_is_restarted_as_a_fresh_instance_and_keeps_its_mailbox()
    {
        var child = Child(Parent(Always(Directive.Restart)));
        child.Tell("count", TestActor);
        ExpectMsg(1);
        child.Tell(Boom, TestActor);
        child.Tell("count", TestActor);
        ExpectMsg("restarting for boom at Fail");
        ExpectMsg("stopped");
        ExpectMsg("restarted for boom");
        ExpectMsg("started");
        ExpectMsg(1);
    }

    [Fact]
    public void A_resumed_child_keeps_its_state()
    {
        var child = Child(Parent(Always(Directive.Resume)));
        child.Tell("count", TestActor);
        child.Tell(Boom, TestActor);
        child.Tell("count", TestActor);
        ExpectMsg(1);
        ExpectMsg(2);
    }

    [Fact]
    public void A_stopped_child_is_not_asked_whether_it_wants_to_restart()
    {
        var child = Child(Parent(Always(Directive.Stop)));
        Watch(child);
        child.Tell(Boom, TestActor);
        ExpectMsg("stopped");
        ExpectTerminated(child);
    }

    [Fact]
    public void An_escalated_failure_is_the_parents_own()
    {
        var top = Parent(new OneForOneStrategy(-1, -1, _ => Directive.Stop, loggingEnabled: false));
        top.Tell(new Parents.Named(Parents.With(Always(Directive.Escalate))), TestActor);
        var middle = ExpectMsg<IActorRef>();
        var child = Child(middle);
        Watch(middle);
        child.Tell(Boom, TestActor);
        ExpectMsg("stopped");
        ExpectTerminated(middle);
    }

    [Fact]
    public void A_restart_after_escalation_takes_the_children_of_the_restarted_actor_down()
    {
        var top = Parent(Always(Directive.Restart));
        top.Tell(new Parents.Named(Parents.With(Always(Directive.Escalate))), TestActor);
        var middle = ExpectMsg<IActorRef>();
        var child = Child(middle, "x");
        Watch(child);
        child.Tell(Boom, TestActor);
        ExpectMsg("stopped");
        ExpectTerminated(child);
        Child(middle, "x");
    }

    [Fact]
    public void One_for_all_restarts_the_siblings_too()
    {
        var parent = Parent(new AllForOneStrategy(-1, -1, _ => Directive.Restart, loggingEnabled: false));
        var first = Child(parent);
        var second = Child(parent);
        second.Tell("count", TestActor);
        ExpectMsg(1);
        first.Tell(Boom, TestActor);
        var told = ReceiveN(8).Cast<string>().ToList();
        Assert.Equal(2, told.Count(t => t == "restarted for boom"));
        Assert.Contains("restarting for boom at ", told);
        second.Tell("count", TestActor);
        ExpectMsg(1);
    }

    [Fact]
    public void One_for_one_leaves_the_siblings_alone()
    {
        var parent = Parent(Always(Directive.Restart));
        var first = Child(parent);
        var second = Child(parent);
        second.Tell("count", TestActor);
        ExpectMsg(1);
        first.Tell(Boom, TestActor);
        ReceiveN(4);
        second.Tell("count", TestActor);
        ExpectMsg(2);
    }

    [Fact]
    public void A_child_that_fails_too_often_is_stopped()
    {
        var child = Child(Parent(Always(Directive.Restart, retries: 2)));
        Watch(child);
        for (var i = 0; i < 2; i++)
        {
            child.Tell(Boom, TestActor);
            ReceiveN(4);
        }

        child.Tell(Boom, TestActor);
        ExpectMsg("stopped");
        ExpectTerminated(child);
    }

    [Fact]
    public void A_decider_sees_the_exception_itself()
    {
        var seen = CreateTestProbe();
        var strategy = new OneForOneStrategy(
            -1,
            -1,
            e =>
            {
                seen.Ref.Tell(e);
                return Directive.Stop;
            },
            loggingEnabled: false);
        Child(Parent(strategy)).Tell(Boom, TestActor);
        Assert.Same(Boom.Cause, seen.ExpectMsg<InvalidOperationException>());
    }

    [Fact]
    public void By_default_a_failing_child_restarts_and_one_that_cannot_be_made_stops()
    {
        var parent = Parent();
        var child = Child(parent);
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => child.Tell(Boom, TestActor));
        ReceiveN(4);
        EventFilter.Error("no").ExpectOne(() =>
        {
            parent.Tell(new Parents.Named(Producer.Props(() => throw new InvalidOperationException("no"))), TestActor);
            Watch(ExpectMsg<IActorRef>());
            ExpectMsg<Terminated>();
        });
    }

    [Fact]
    public void A_strategy_that_does_not_log_does_not_log()
    {
        var log = CreateTestProbe();
        Sys.EventStream.Subscribe(log.Ref, typeof(Akka.Event.Error));
        var child = Child(Parent(Always(Directive.Stop)));
        Watch(child);
        child.Tell(Boom, TestActor);
        ExpectMsg("stopped");
        ExpectTerminated(child);
        Assert.False(log.HasMessages);
    }

    [Fact]
    public void A_fresh_instance_that_fails_to_start_is_a_failure_of_its_own()
    {
        var failures = 0;
        var strategy = new OneForOneStrategy(
            -1,
            -1,
            e => e is PostRestartException ? Directive.Stop : Directive.Restart,
            loggingEnabled: false);
        var parent = Parent(strategy);
        parent.Tell(
            new Parents.Named(Script.Of(
                (_, message) => throw (Exception)message,
                start: _ =>
                {
                    if (failures++ > 0) throw new InvalidOperationException("again");
                })),
            TestActor);
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        child.Tell(Boom.Cause, TestActor);
        ExpectTerminated(child);
    }

    [Fact]
    public void A_hook_that_throws_before_a_restart_does_not_prevent_it()
    {
        var parent = Parent(Always(Directive.Restart));
        parent.Tell(new Parents.Named(Unruly.Of("restart")), TestActor);
        var child = ExpectMsg<IActorRef>();
        EventFilter.Exception<PreRestartException>().ExpectOne(() => child.Tell(Boom.Cause));
        child.Tell("number", TestActor);
        ExpectMsg(2);
    }

    [Fact]
    public void A_hook_that_throws_at_the_end_does_not_prevent_it()
    {
        var child = Sys.ActorOf(Unruly.Of("stop"));
        Watch(child);
        EventFilter.Exception<InvalidOperationException>("stop").ExpectOne(() => Sys.Stop(child));
        ExpectTerminated(child);
    }

    [Fact]
    public void An_instance_that_cannot_be_disposed_of_does_not_prevent_the_restart()
    {
        var parent = Parent(Always(Directive.Restart));
        parent.Tell(new Parents.Named(Unruly.Of("dispose")), TestActor);
        var child = ExpectMsg<IActorRef>();
        EventFilter.Exception<InvalidOperationException>("dispose").ExpectOne(() => child.Tell(Boom.Cause));
        child.Tell("number", TestActor);
        ExpectMsg(2);
    }

    [Fact]
    public void A_child_that_cannot_be_made_is_made_again_where_the_strategy_says_so()
    {
        var tries = 0;
        var parent = Parent(Always(Directive.Restart));
        parent.Tell(
            new Parents.Named(Script.Of(
                (_, message) => TestActor.Tell(message),
                start: _ =>
                {
                    if (++tries < 3) throw new InvalidOperationException("not yet");
                })),
            TestActor);
        ExpectMsg<IActorRef>().Tell("third time lucky");
        ExpectMsg("third time lucky");
        Assert.Equal(3, tries);
    }

    [Fact]
    public void An_actor_told_to_stop_while_it_restarts_stops()
    {
        var parent = Parent(Always(Directive.Restart));
        for (var i = 0; i < 200; i++)
        {
            parent.Tell(new Parents.Named(Journal.To(ActorRefs.Nobody)), TestActor);
            var child = ExpectMsg<IActorRef>();
            Watch(child);
            child.Tell(Boom);
            Sys.Stop(child);
            ExpectTerminated(child);
        }
    }

    [Fact]
    public void An_actor_whose_restart_waits_for_its_children_still_stops_when_it_is_told_to()
    {
        using var gate = new ManualResetEventSlim();
        var parent = Parent(new AllForOneStrategy(-1, -1, _ => Directive.Restart, loggingEnabled: false));
        parent.Tell(new Parents.Named(Parents.With()), TestActor);
        var waiting = ExpectMsg<IActorRef>();
        waiting.Tell(new Parents.Named(Producer.Props(() => new Lingering(TestActor, gate))), TestActor);
        ExpectMsg<IActorRef>();
        var sibling = Child(parent);
        waiting.Tell(Boom.Cause);
        ReceiveN(5);
        sibling.Tell(Boom);
        ReceiveN(4);
        Watch(parent);
        Sys.Stop(parent);
        ExpectMsg("stopped");
        gate.Set();
        ExpectTerminated(parent);
    }

    [Fact]
    public void Kill_stops_by_default_and_poison_pill_comes_after_earlier_messages()
    {
        var parent = Parent();
        var killed = Child(parent);
        Watch(killed);
        EventFilter.Exception<ActorKilledException>().ExpectOne(() => killed.Tell(Kill.Instance));
        ExpectMsg("stopped");
        ExpectTerminated(killed);
        var poisoned = Child(parent);
        Watch(poisoned);
        poisoned.Tell("last words", TestActor);
        poisoned.Tell(PoisonPill.Instance);
        ExpectMsg("last words");
        ExpectMsg("stopped");
        ExpectTerminated(poisoned);
    }

    private sealed class Lingering(IActorRef log, ManualResetEventSlim gate) : UntypedActor
    {
        protected override void PostStop()
        {
            log.Tell("lingers");
            gate.Wait(Support.Watchdog.Default);
        }

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
