using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class MailboxSpecs : TestKit
{
    private static readonly int Crowd = 4 * Environment.ProcessorCount;

    [Fact]
    public async Task Actors_that_are_never_idle_let_others_run()
    {
        var crowd = Enumerable.Range(0, Crowd)
            .Select(_ => Sys.ActorOf(Script.Of((self, message) => self.Here.Self.Tell(message)))).ToList();
        crowd.ForEach(busy => busy.Tell("again"));
        await AssertAnswered();
        crowd.ForEach(Sys.Stop);
    }

    [Fact]
    public async Task Asynchronous_handlers_that_go_on_and_on_let_others_run()
    {
        var end = false;
        for (var i = 0; i < Crowd; i++)
        {
            Sys.ActorOf(Script.Of((self, _) => self.Async(async () =>
            {
                while (!Volatile.Read(ref end)) await Task.Yield();
            }))).Tell("go");
        }

        await AssertAnswered();
        Volatile.Write(ref end, true);
    }

    [Fact]
    public void An_actor_on_its_callers_thread_takes_a_flood_without_a_deep_stack()
    {
        const int Flood = 1_000_000;
        var count = 0;
        var actor = Sys.ActorOf(Script.Of((self, message) =>
        {
            if (message is "flood") for (var i = 0; i < Flood; i++) self.Here.Self.Tell("drop");
            else count++;
        }).OnCallingThread());
        actor.Tell("flood");
        AwaitAssert(() => Assert.Equal(Flood, count), TimeSpan.FromSeconds(20));
    }

    private async Task AssertAnswered()
    {
        var echo = Sys.ActorOf<EchoActor>();
        for (var i = 0; i < 100; i++) Assert.Equal(i, await echo.Ask<int>(i, TimeSpan.FromSeconds(20)));
    }
}
