using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Xunit.Sdk;

namespace Supervisor.Tests.Engine;

public sealed class TestKitSpecs : TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void The_test_is_the_sender_of_what_it_tells()
    {
        Sys.ActorOf<EchoActor>().Tell("from me");
        ExpectMsg("from me");
    }

    [Fact]
    public async Task The_test_is_still_the_sender_after_an_await()
    {
        await Task.Delay(1);
        Sys.ActorOf<EchoActor>().Tell("from me");
        await ExpectMsgAsync("from me");
    }

    [Fact]
    public void A_message_that_does_not_come_fails_the_test() =>
        Assert.Throws<XunitException>(() => ExpectMsg<string>(Short));

    [Fact]
    public void Another_message_than_expected_fails_the_test()
    {
        TestActor.Tell(5);
        Assert.Throws<XunitException>(() => ExpectMsg<string>());
        TestActor.Tell("a");
        Assert.Throws<XunitException>(() => ExpectMsg("b"));
        TestActor.Tell("a");
        Assert.Throws<XunitException>(() => ExpectNoMsg(Short));
    }

    [Fact]
    public void A_probe_answers_and_forwards()
    {
        var probe = CreateTestProbe("named");
        probe.Ref.Tell("question", TestActor);
        probe.ExpectMsg("question");
        probe.Reply("answer");
        ExpectMsgFrom(probe, "answer");
        var second = CreateTestProbe();
        probe.Forward(second);
        second.ExpectMsgFrom<string>(TestActor, "question");
    }

    [Fact]
    public void A_probe_can_be_watched_like_its_actor()
    {
        var probe = CreateTestProbe();
        Watch(probe);
        Sys.Stop(probe.Ref);
        ExpectTerminated(probe);
    }

    [Fact]
    public void An_auto_pilot_answers_as_long_as_it_says()
    {
        var probe = CreateTestProbe();
        var left = 2;
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell("auto " + message, ActorRefs.NoSender);
            return --left > 0 ? AutoPilot.KeepRunning : AutoPilot.NoAutoPilot;
        }));
        for (var i = 0; i < 3; i++) probe.Ref.Tell(i);
        ExpectMsg("auto 0");
        ExpectMsg("auto 1");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Ignored_messages_are_not_seen()
    {
        IgnoreMessages<int>();
        TestActor.Tell(1);
        TestActor.Tell("x");
        ExpectMsg("x");
        IgnoreNoMessages();
        TestActor.Tell(2);
        ExpectMsg(2);
    }

    [Fact]
    public void Fishing_skips_what_does_not_fit()
    {
        foreach (var message in new object[] { 1, "a", 2, "b" }) TestActor.Tell(message);
        Assert.Equal("b", FishForMessage(m => m is "b"));
    }

    [Fact]
    public void Messages_can_be_taken_together()
    {
        for (var i = 0; i < 5; i++) TestActor.Tell(i);
        Assert.Equal([0, 1], ReceiveWhile<object>(m => m is < 2 ? m : null!));
        Assert.Equal(2, PeekOne());
        Assert.Equal([2, 3, 4], ReceiveN(3));
        Assert.Throws<XunitException>(() => ReceiveN(1, Short));
    }

    [Fact]
    public void Within_limits_what_is_inside()
    {
        Within(TimeSpan.FromSeconds(3), () => Assert.True(Remaining <= TimeSpan.FromSeconds(3)));
        Assert.Throws<XunitException>(() => Within(Short, () => ExpectMsg<string>()));
        Assert.Throws<XunitException>(() => Within(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), () => { }));
    }

    [Fact]
    public void An_assertion_may_take_its_time()
    {
        var tries = 0;
        AwaitAssert(() => Assert.True(++tries > 2), interval: TimeSpan.FromMilliseconds(5));
        Assert.ThrowsAny<XunitException>(() => AwaitAssert(() => Assert.Fail("never"), Short, TimeSpan.FromMilliseconds(5)));
        Assert.Throws<XunitException>(() => AwaitCondition(() => false, Short));
    }

    [Fact]
    public async Task The_same_is_there_without_blocking()
    {
        var tries = 0;
        await AwaitAssertAsync(() => Assert.True(++tries > 2), interval: TimeSpan.FromMilliseconds(5));
        await AwaitConditionAsync(() => Task.FromResult(++tries > 5), null, TimeSpan.FromMilliseconds(5));
        await ExpectNoMsgAsync(Short);
        await WithinAsync(TimeSpan.FromSeconds(3), async () =>
        {
            TestActor.Tell("in time");
            await ExpectMsgAsync<string>();
        });
    }

    [Fact]
    public void An_event_filter_counts()
    {
        EventFilter.Error("twice").Expect(2, () =>
        {
            Sys.Log.Log(Akka.Event.LogLevel.ErrorLevel, null, "twice");
            Sys.Log.Log(Akka.Event.LogLevel.ErrorLevel, null, "twice");
        });
        Assert.Throws<XunitException>(() => EventFilter.Error("never").ExpectOne(Short, () => { }));
    }

    [Fact]
    public void Children_of_the_test_actor_have_the_strategy_they_are_given()
    {
        var child = ChildActorOf(
            Props.Create<EchoActor>(), new OneForOneStrategy(_ => Directive.Stop, loggingEnabled: false));
        Watch(child);
        EventFilter.Exception<InvalidOperationException>().Mute(() =>
        {
            child.Tell(new InvalidOperationException());
            ExpectTerminated(child);
        });
    }
}
