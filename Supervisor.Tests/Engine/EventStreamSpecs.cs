using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class EventStreamSpecs() : TestKit("akka.loglevel = DEBUG")
{
    [Fact]
    public void Who_subscribes_to_a_base_type_or_an_interface_gets_what_derives_from_it_once()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Animal)));
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(IPet)));
        Assert.False(Sys.EventStream.Subscribe(TestActor, typeof(Animal)));
        Sys.EventStream.Publish(new Dog());
        ExpectMsg<Dog>();
        Sys.EventStream.Publish("no animal");
        ExpectNoMsg(30);
    }

    [Fact]
    public void Who_unsubscribes_gets_no_more()
    {
        Sys.EventStream.Subscribe<Animal>(TestActor);
        Sys.EventStream.Subscribe<string>(TestActor);
        Assert.True(Sys.EventStream.Unsubscribe<Animal>(TestActor));
        Sys.EventStream.Publish(new Dog());
        Sys.EventStream.Publish("text");
        ExpectMsg("text");
        Assert.True(Sys.EventStream.Unsubscribe(TestActor));
        Assert.False(Sys.EventStream.Unsubscribe(TestActor));
    }

    [Fact]
    public void A_dead_subscriber_is_taken_off()
    {
        var subscriber = Sys.ActorOf<EchoActor>();
        Sys.EventStream.Subscribe(subscriber, typeof(Animal));
        Watch(subscriber);
        Sys.Stop(subscriber);
        ExpectTerminated(subscriber);
        AwaitCondition(() => !Sys.EventStream.Unsubscribe(subscriber));
    }

    [Fact]
    public async Task Publishing_while_others_subscribe_loses_nothing_for_those_who_stay()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(int));
        var noise = Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                var probe = CreateTestProbe();
                Sys.EventStream.Subscribe(probe.Ref, typeof(int));
                Sys.EventStream.Unsubscribe(probe.Ref);
            }
        });
        for (var i = 0; i < 2000; i++) Sys.EventStream.Publish(i);
        Assert.Equal(Enumerable.Range(0, 2000).Cast<object>(), ReceiveN(2000));
        await noise;
    }

    [Fact]
    public void Log_lines_are_events_of_their_level()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));
        var log = Logging.GetLogger(Sys, "source");
        log.Info("not this {0}", 1);
        EventFilter.Warning("that is 2 of 3").ExpectOne(() => log.Warning("that is {0} of {1}", 2, 3));
        var warning = ExpectMsg<Warning>();
        Assert.StartsWith("source", warning.LogSource, StringComparison.Ordinal);
        Assert.Contains("that is 2 of 3", warning.ToString(), StringComparison.Ordinal);
        log.Debug("low");
        EventFilter.Exception<InvalidOperationException>("why").ExpectOne(
            () => log.Error(new InvalidOperationException("why"), "failed"));
    }

    [Fact]
    public void A_log_level_can_be_turned_up()
    {
        var log = Logging.GetLogger(Sys, this);
        Assert.True(log.IsDebugEnabled);
        Sys.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        Assert.False(log.IsWarningEnabled);
        Assert.True(log.IsErrorEnabled);
    }

    [Fact]
    public void What_the_dead_are_told_is_a_dead_letter()
    {
        var actor = Watch(Sys.ActorOf<EchoActor>());
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));
        actor.Tell("too late", TestActor);
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal(("too late", actor, TestActor), (letter.Message, letter.Recipient, letter.Sender));
        actor.Tell(PoisonPill.Instance);
        ExpectMsg<SuppressedDeadLetter>();
    }

    private interface IPet;

    private class Animal;

    private sealed class Dog : Animal, IPet;
}
