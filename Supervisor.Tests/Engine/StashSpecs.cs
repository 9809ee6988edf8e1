using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class StashSpecs : TestKit
{
    private IActorRef Closed() => Sys.ActorOf(Script.Of(Handle));

    private void Handle(Script self, object message)
    {
        switch (message)
        {
            case "open":
                self.Stash.UnstashAll();
                self.Here.Become(m => TestActor.Tell(m));
                break;
            case "one": self.Stash.Unstash(); self.Here.BecomeStacked(m => TestActor.Tell(m)); break;
            case "twice": self.Stash.Stash(); TestActor.Tell(Record.Exception(self.Stash.Stash)!); break;
            case Exception failure: throw failure;
            default: self.Stash.Stash(); break;
        }
    }

    [Fact]
    public void Stashed_messages_come_back_in_order_before_later_ones()
    {
        var actor = Closed();
        foreach (var message in new[] { "1", "2", "open", "3" }) actor.Tell(message);
        ExpectMsg("1");
        ExpectMsg("2");
        ExpectMsg("3");
    }

    [Fact]
    public void Unstash_brings_back_the_oldest_only()
    {
        var actor = Closed();
        foreach (var message in new[] { "1", "2", "one" }) actor.Tell(message);
        ExpectMsg("1");
        ExpectNoMsg(30);
    }

    [Fact]
    public void A_message_is_stashed_once_only()
    {
        Closed().Tell("twice");
        ExpectMsg<IllegalActorStateException>();
    }

    [Fact]
    public void The_same_object_sent_twice_is_two_messages()
    {
        var actor = Closed();
        object same = "same";
        foreach (var message in new[] { same, same, "open" }) actor.Tell(message);
        ExpectMsg("same");
        ExpectMsg("same");
    }

    [Fact]
    public void A_stash_with_a_limit_overflows_and_one_without_does_not()
    {
        var closed = Closed();
        for (var i = 0; i < 10_000; i++) closed.Tell(i);
        closed.Tell("open");
        Assert.Equal(Enumerable.Range(0, 10_000), ReceiveN(10_000, TimeSpan.FromSeconds(20)).Cast<int>());
        var limited = Sys.ActorOf(Script.Of(Handle).WithStashCapacity(2));
        limited.Tell("1");
        limited.Tell("2");
        EventFilter.Exception<StashOverflowException>().ExpectOne(() => limited.Tell("3"));
    }

    [Fact]
    public void A_restart_brings_the_stashed_messages_back()
    {
        var made = 0;
        var actor = Sys.ActorOf(Producer.Props(() => new Keeper(TestActor, ++made)));
        actor.Tell("kept");
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell(new InvalidOperationException()));
        ExpectMsg("2:kept");
    }

    [Fact]
    public void What_is_stashed_when_the_actor_stops_is_a_dead_letter()
    {
        var actor = Closed();
        EventFilter.DeadLetter<string>(text => text == "lost").ExpectOne(() =>
        {
            actor.Tell("lost");
            actor.Tell(PoisonPill.Instance);
        });
    }

    private sealed class Keeper(IActorRef log, int number) : UntypedActorWithStash
    {
        protected override void OnReceive(object message)
        {
            if (message is Exception failure) throw failure;
            if (number == 1) Stash.Stash();
            else log.Tell($"{number}:{message}");
        }
    }
}
