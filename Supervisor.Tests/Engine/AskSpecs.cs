using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class AskSpecs : TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_answer_of_the_asked_type_is_the_result()
    {
        var echo = Sys.ActorOf<EchoActor>();
        Assert.Equal("hello", await echo.Ask<string>("hello", Soon));
        Assert.Equal(7, await echo.Ask(7, Soon));
    }

    [Fact]
    public async Task A_failure_is_thrown()
    {
        var echo = Sys.ActorOf<EchoActor>();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => echo.Ask<string>(new Status.Failure(new InvalidOperationException("no")), Soon));
        Assert.Equal("no", thrown.Message);
    }

    [Fact]
    public async Task Who_asks_for_any_object_gets_a_failure_as_an_object()
    {
        var failure = new Status.Failure(new InvalidOperationException("no"));
        Assert.Same(failure, await Sys.ActorOf<EchoActor>().Ask(failure, Soon));
        Assert.Same(failure, await Sys.ActorOf<EchoActor>().Ask<Status.Failure>(failure, Soon));
    }

    [Fact]
    public async Task An_answer_of_another_type_is_an_error()
    {
        var echo = Sys.ActorOf<EchoActor>();
        await Assert.ThrowsAsync<ArgumentException>(() => echo.Ask<int>("text", Soon));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_timeout() =>
        await Assert.ThrowsAsync<AskTimeoutException>(
            () => Sys.ActorOf(Script.Of((_, _) => { })).Ask<string>("?", TimeSpan.FromMilliseconds(30)));

    [Fact]
    public async Task After_the_end_of_the_system_nobody_answers()
    {
        var system = ActorSystem.Create("ended");
        var echo = system.ActorOf<EchoActor>();
        await system.Terminate();
        await Assert.ThrowsAsync<AskTimeoutException>(() => echo.Ask<string>("?", TimeSpan.FromMilliseconds(30)));
    }

    [Fact]
    public async Task An_answered_ask_leaves_nothing_behind_for_the_rest_of_its_timeout()
    {
        var echo = Sys.ActorOf<EchoActor>();
        var answer = await AskOnce(echo);
        await echo.Ask<string>("forget the last message", Soon);
        await Supervisor.Tests.Support.Eventually.True(() =>
        {
            GC.Collect();
            return !answer.IsAlive;
        });
    }

    private static async Task<WeakReference> AskOnce(IActorRef echo) =>
        new(await echo.Ask<object>(new object(), TimeSpan.FromHours(1)));

    [Fact]
    public async Task A_cancelled_ask_is_a_cancelled_task()
    {
        using var cancel = new CancellationTokenSource();
        var answer = Sys.ActorOf(Script.Of((_, _) => { })).Ask<string>("?", cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task The_message_can_carry_the_reference_to_answer_to()
    {
        var actor = Sys.ActorOf(Script.Of((_, message) => ((IActorRef)message).Tell("through the message")));
        Assert.Equal("through the message", await actor.Ask<string>(me => me, Soon, CancellationToken.None));
    }

    [Fact]
    public async Task A_promise_is_found_by_its_path_until_it_is_answered()
    {
        var provider = ((ExtendedActorSystem)Sys).Provider;
        var actor = Sys.ActorOf(Script.Of((self, _) =>
            provider.ResolveActorRef(self.Here.Sender.Path.ToSerializationFormat()).Tell("by path")));
        Assert.Equal("by path", await actor.Ask<string>("?", Soon));
    }

    [Fact]
    public async Task A_selection_can_be_asked()
    {
        Sys.ActorOf<EchoActor>("asked");
        Assert.Equal("hello", await Sys.ActorSelection("/user/asked").Ask<string>("hello", Soon));
    }

    [Fact]
    public void A_task_is_piped_as_its_result_or_its_failure()
    {
        Task.FromResult(5).PipeTo(TestActor);
        ExpectMsg(5);
        Task.FromException<int>(new InvalidOperationException("x")).PipeTo(TestActor);
        Assert.Equal("x", ExpectMsg<Status.Failure>().Cause.Message);
        Task.FromResult(5).PipeTo(TestActor, success: n => n + 1);
        ExpectMsg(6);
        Task.FromException(new InvalidOperationException("y")).PipeTo(TestActor, failure: e => e.Message);
        ExpectMsg("y");
        Task.CompletedTask.PipeTo(TestActor, success: () => "done");
        ExpectMsg("done");
    }

    [Fact]
    public void Forward_keeps_the_sender()
    {
        var echo = Sys.ActorOf<EchoActor>();
        var between = Sys.ActorOf(Script.Of((_, message) => echo.Forward(message)));
        between.Tell("through", TestActor);
        ExpectMsgFrom<string>(echo, "through");
    }
}
