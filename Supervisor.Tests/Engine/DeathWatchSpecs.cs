using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class DeathWatchSpecs : TestKit
{
    [Fact]
    public void A_watcher_is_told_once()
    {
        var actor = Sys.ActorOf<EchoActor>();
        Watch(actor);
        Watch(actor);
        Sys.Stop(actor);
        var terminated = ExpectTerminated(actor);
        Assert.True(terminated.ExistenceConfirmed);
        ExpectNoMsg(50);
    }

    [Fact]
    public void Who_watches_a_dead_actor_is_told_at_once()
    {
        var actor = Watch(Sys.ActorOf<EchoActor>());
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Watch(actor);
        ExpectTerminated(actor);
    }

    [Fact]
    public void Nobody_is_told_after_unwatch()
    {
        var actor = Sys.ActorOf<EchoActor>();
        var other = CreateTestProbe();
        Watch(actor);
        other.Watch(actor);
        Unwatch(actor);
        Sys.Stop(actor);
        other.ExpectTerminated(actor);
        ExpectNoMsg(50);
    }

    [Fact]
    public void Unwatch_takes_back_a_notice_that_is_in_the_mailbox_already()
    {
        var gate = new ManualResetEventSlim();
        var victim = Sys.ActorOf<EchoActor>();
        var died = CreateTestProbe();
        died.Watch(victim);
        var watcher = Sys.ActorOf(Script.Of(
            (self, message) =>
            {
                if (message is "hold")
                {
                    gate.Wait(TimeSpan.FromSeconds(5));
                    return;
                }

                if (message is "unwatch") self.Here.Unwatch(victim);
                TestActor.Tell(message);
            },
            start: self => self.Here.Watch(victim)));
        watcher.Tell("hold");
        watcher.Tell("unwatch");
        Sys.Stop(victim);
        died.ExpectTerminated(victim);
        gate.Set();
        ExpectMsg("unwatch");
        ExpectNoMsg(50);
    }

    [Fact]
    public void WatchWith_sends_the_message_instead()
    {
        var victim = Sys.ActorOf<EchoActor>();
        Sys.ActorOf(Script.Of(
            (_, message) => TestActor.Tell(message), start: self => self.Here.WatchWith(victim, "gone")));
        Sys.Stop(victim);
        ExpectMsg("gone");
    }

    [Fact]
    public async Task An_unhandled_end_is_a_death_pact()
    {
        var victim = Sys.ActorOf<EchoActor>();
        var watcher = Sys.ActorOf(Script.Of((self, m) => self.NotMine(m), start: self => self.Here.Watch(victim)));
        Watch(watcher);
        await watcher.Ask<ActorIdentity>(new Identify(1));
        EventFilter.Exception<DeathPactException>().ExpectOne(() => Sys.Stop(victim));
        ExpectTerminated(watcher);
    }

    [Fact]
    public void A_restart_does_not_end_the_watch()
    {
        var parent = Sys.ActorOf(Parents.With(new OneForOneStrategy(_ => Directive.Restart, false)));
        parent.Tell(new Parents.Named(Journal.To(ActorRefs.Nobody)), TestActor);
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        child.Tell(new Journal.Fail(new InvalidOperationException()));
        child.Tell("count", TestActor);
        ExpectMsg(1);
        Sys.Stop(child);
        ExpectTerminated(child);
    }

    [Fact]
    public void A_parent_that_watches_is_told_when_the_name_is_free_again()
    {
        var parent = Sys.ActorOf(Script.Of((self, message) =>
        {
            if (message is "go") self.Here.Stop(self.Here.Watch(self.Here.ActorOf(Props.Create<EchoActor>(), "x")));
            else if (message is Terminated) TestActor.Tell(self.Here.ActorOf(Props.Create<EchoActor>(), "x"));
        }));
        parent.Tell("go");
        ExpectMsg<IActorRef>();
    }
}
