using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class LifecycleSpecs : TestKit
{
    [Fact]
    public void An_actor_is_found_under_its_parent_by_name()
    {
        var parent = Sys.ActorOf(Parents.With(), "p");
        parent.Tell(new Parents.Named(Journal.To(TestActor), "c"), TestActor);
        var messages = ReceiveN(2);
        var child = Assert.Single(messages.OfType<IActorRef>());
        Assert.Equal("akka://test/user/p/c", child.Path.ToString());
        Assert.Equal(parent.Path, child.Path.Parent);
    }

    [Fact]
    public void Two_children_cannot_have_one_name()
    {
        Sys.ActorOf<EchoActor>("twin");
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<EchoActor>("twin"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$x")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("%2")]
    public void A_name_that_cannot_be_in_a_path_is_refused(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<EchoActor>(name));

    [Fact]
    public void A_name_is_free_again_when_the_parent_knows_that_its_bearer_has_terminated()
    {
        var parent = Sys.ActorOf(Script.Of((self, message) =>
        {
            if (message is Terminated) TestActor.Tell(self.Here.ActorOf(Props.Create<EchoActor>(), "again"));
            else self.Here.Stop(Told(self.Here.Watch(self.Here.ActorOf(Props.Create<EchoActor>(), "again"))));
        }));
        parent.Tell("go");
        var first = ExpectMsg<IActorRef>();
        var second = ExpectMsg<IActorRef>();
        Assert.NotEqual(first, second);
        Assert.Equal(first.Path, second.Path);
        second.Tell("there?", TestActor);
        ExpectMsg("there?");
    }

    [Fact]
    public void Unnamed_children_get_names_of_their_own() =>
        Assert.NotEqual(Sys.ActorOf<EchoActor>().Path, Sys.ActorOf<EchoActor>().Path);

    [Fact]
    public void A_parent_stops_after_its_children()
    {
        var parent = Sys.ActorOf(Script.Of((_, _) => { }, start: self => self.Here.ActorOf(Journal.To(TestActor), "child")));
        Watch(parent);
        ExpectMsg("started");
        Sys.Stop(parent);
        ExpectMsg("stopped");
        ExpectTerminated(parent);
    }

    [Fact]
    public void Context_knows_the_children()
    {
        var parent = Sys.ActorOf(Script.Of((self, _) =>
        {
            var made = self.Here.ActorOf(Props.Create<EchoActor>(), "one");
            Assert.Equal(made, self.Here.Child("one"));
            Assert.True(self.Here.Child("two").IsNobody());
            self.Here.Sender.Tell(self.Here.GetChildren().Single().Equals(made));
        }));
        parent.Tell("go", TestActor);
        ExpectMsg(true);
    }

    [Fact]
    public void Actors_cannot_be_made_with_new()
    {
        var before = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = null;
        Assert.Throws<ActorInitializationException>(() => new EchoActor());
        InternalCurrentActorCellKeeper.Current = before;
    }

    [Fact]
    public void Behaviours_replace_stack_and_unstack()
    {
        var actor = Sys.ActorOf(Script.Of((self, message) =>
        {
            self.Here.Sender.Tell("first:" + message);
            self.Here.BecomeStacked(m =>
            {
                self.Here.Sender.Tell("second:" + m);
                self.Here.UnbecomeStacked();
            });
        }));
        foreach (var message in new[] { "a", "b", "c" }) actor.Tell(message, TestActor);
        ExpectMsg("first:a");
        ExpectMsg("second:b");
        ExpectMsg("first:c");
    }

    [Fact]
    public void A_receive_actor_takes_the_first_handler_that_fits()
    {
        var actor = Sys.ActorOf(Producer.Props(() => new Sorter()));
        foreach (var message in new object[] { 1, 50, "x", 2.5 }) actor.Tell(message, TestActor);
        ExpectMsg("small 1");
        ExpectMsg("int 50");
        ExpectMsg("text x");
        ExpectMsg("any 2.5");
    }

    [Fact]
    public void An_unhandled_message_is_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Sys.ActorOf(Script.Of((self, message) => self.NotMine(message)));
        actor.Tell("what?", TestActor);
        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal("what?", unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
    }

    [Fact]
    public void An_asynchronous_handler_is_alone_with_its_actor()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf(Script.Of((self, message) =>
        {
            if (message is not "wait")
            {
                self.Here.Sender.Tell(message);
                return;
            }

            self.Async(async () =>
            {
                await gate.Task;
                self.Here.Sender.Tell("waited");
            });
        }));
        actor.Tell("wait", TestActor);
        actor.Tell("after", TestActor);
        ExpectNoMsg(50);
        gate.SetResult();
        ExpectMsg("waited");
        ExpectMsg("after");
    }

    [Fact]
    public void A_failing_asynchronous_handler_is_a_failure_of_the_actor()
    {
        var parent = Sys.ActorOf(Parents.With(new OneForOneStrategy(_ => Directive.Stop, false)));
        var props = Script.Of((self, _) => self.Async(async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("late");
        }));
        parent.Tell(new Parents.Named(props), TestActor);
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        child.Tell("go");
        ExpectTerminated(child);
    }

    [Fact]
    public async Task Graceful_stop_awaits_the_end()
    {
        var actor = Sys.ActorOf(Journal.To(TestActor));
        Assert.True(await actor.GracefulStop(TimeSpan.FromSeconds(3)));
        ExpectMsg("started");
        ExpectMsg("stopped");
    }

    [Fact]
    public void A_receive_timeout_comes_after_silence_and_again()
    {
        var actor = Sys.ActorOf(Script.Of(
            (_, message) => TestActor.Tell(message),
            start: self => self.Here.SetReceiveTimeout(TimeSpan.FromMilliseconds(20))));
        ExpectMsg<ReceiveTimeout>();
        ExpectMsg<ReceiveTimeout>();
        Sys.Stop(actor);
    }

    [Fact]
    public void A_hundred_thousand_behaviours_stack_and_unstack()
    {
        const int Depth = 100_000;
        var actor = Sys.ActorOf(Script.Of((self, message) =>
        {
            for (var i = 1; i <= Depth; i++) self.Here.BecomeStacked(Unstack(self, i));
            TestActor.Tell(message);
        }));
        actor.Tell("deep");
        ExpectMsg("deep");
        for (var i = 0; i < Depth; i++) actor.Tell("pop");
        actor.Tell("bottom");
        ExpectMsg("bottom", TimeSpan.FromSeconds(20));
    }

    private static UntypedReceive Unstack(Script self, int level) => message =>
    {
        Assert.Equal("pop", message);
        Assert.True(level > 0);
        self.Here.UnbecomeStacked();
    };

    private T Told<T>(T message)
        where T : notnull
    {
        TestActor.Tell(message);
        return message;
    }

    private sealed class Sorter : ReceiveActor
    {
        private static readonly Type TextType = typeof(string);

        public Sorter()
        {
            Receive<int>(n => n < 10, n => Sender.Tell($"small {n}"));
            Receive<int>(n => Sender.Tell($"int {n}"));
            Receive(TextType, s => Sender.Tell($"text {s}"));
            ReceiveAny(o => Sender.Tell(FormattableString.Invariant($"any {o}")));
        }
    }
}
