using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class DispatcherSpecs() : TestKit("""
    pair { type = ForkJoinDispatcher, throughput = 10, dedicated-thread-pool { thread-count = 2, threadtype = background } }
    pool { type = Dispatcher }
    none { type = ForkJoinDispatcher, dedicated-thread-pool.thread-count = 0 }
    strange { type = StrangeDispatcher }
    """)
{
    [Fact]
    public async Task Actors_of_a_dispatcher_run_on_its_threads_and_on_no_other()
    {
        var actors = Enumerable.Range(0, 8).Select(_ => Sys.ActorOf(NameOfThread.WithDispatcher("pair"))).ToList();
        for (var i = 0; i < 20; i++)
        {
            foreach (var actor in actors) Assert.Equal("pair", await actor.Ask<string>("which", TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public async Task Only_what_shares_a_dispatcher_waits_when_its_threads_are_taken()
    {
        using var open = new ManualResetEventSlim();
        for (var i = 0; i < 2; i++)
        {
            Sys.ActorOf(Script.Of((_, message) =>
            {
                TestActor.Tell(message);
                open.Wait();
            }).WithDispatcher("pair")).Tell("taken");
        }

        ExpectMsg("taken");
        ExpectMsg("taken");
        var waiting = Sys.ActorOf(NameOfThread.WithDispatcher("pair")).Ask<string>("which", TimeSpan.FromSeconds(20));
        Assert.NotEqual("pair", await Sys.ActorOf(NameOfThread.WithDispatcher("pool")).Ask<string>("which", TimeSpan.FromSeconds(20)));
        Assert.False(waiting.IsCompleted);
        open.Set();
        Assert.Equal("pair", await waiting);
    }

    [Theory]
    [InlineData("missing", "Dispatcher [missing] not configured")]
    [InlineData("none", "none.dedicated-thread-pool.thread-count must be more than 0")]
    [InlineData("strange", "strange.type: no dispatcher is called StrangeDispatcher")]
    public void One_that_cannot_be_made_is_named(string id, string text)
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(NameOfThread.WithDispatcher(id)));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    private static Props NameOfThread => Script.Of((self, _) => self.Here.Sender.Tell(Thread.CurrentThread.Name ?? ""));
}
