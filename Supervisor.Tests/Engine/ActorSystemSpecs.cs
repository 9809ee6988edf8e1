using Akka.Actor;
using Akka.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine;

public sealed class ActorSystemSpecs
{
    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka { loggers = [], log-dead-letters = off }");

    [Fact]
    public async Task A_system_terminates_with_all_its_actors()
    {
        var system = ActorSystem.Create("whole", Quiet);
        var stopped = new TaskCompletionSource();
        system.ActorOf(Producer.Props(() => new Last(stopped)));
        var order = new List<int>();
        system.RegisterOnTermination(() => order.Add(1));
        system.RegisterOnTermination(() => order.Add(2));
        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.True(stopped.Task.IsCompleted);
        Assert.Equal([2, 1], order);
        Assert.Throws<InvalidOperationException>(() => system.ActorOf<EchoActor>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("a b")]
    public void A_system_needs_a_name_that_fits_into_a_path(string name) =>
        Assert.Throws<ArgumentException>(() => ActorSystem.Create(name, Quiet));

    [Fact]
    public async Task An_extension_exists_once_per_system()
    {
        var system = ActorSystem.Create("ext", Quiet);
        var first = new CounterId().Apply(system);
        Assert.Same(first, new CounterId().Get(system));
        Assert.Same(first, system.GetExtension<Counter>());
        Assert.True(system.HasExtension<Counter>());
        await system.Terminate();
    }

    [Fact]
    public async Task Many_systems_start_and_end_beside_each_other()
    {
        var systems = Enumerable.Range(0, 20).Select(i => ActorSystem.Create($"s{i}", Quiet)).ToList();
        await Task.WhenAll(systems.Select(s => s.Terminate())).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Ten_thousand_actors_terminate_as_fast_as_one_after_the_other()
    {
        var system = ActorSystem.Create("many", Quiet);
        var stopped = 0;
        for (var i = 0; i < 10_000; i++) system.ActorOf(Producer.Props(() => new Counted(() => Interlocked.Increment(ref stopped))));
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(10_000, stopped);
    }

    [Fact]
    public async Task What_is_made_while_the_system_terminates_is_stopped_too_or_refused()
    {
        for (var round = 0; round < 5; round++)
        {
            var system = ActorSystem.Create("race", Quiet);
            var (made, stopped) = (0, 0);
            var underWay = new TaskCompletionSource();
            var maker = Task.Run(() =>
            {
                try
                {
                    for (; ; made++)
                    {
                        system.ActorOf(Producer.Props(() => new Counted(() => Interlocked.Increment(ref stopped))));
                        if (made == 10) underWay.SetResult();
                    }
                }
                catch (InvalidOperationException)
                {
                    // The end of the system, and of the test's loop.
                }
            });
            await underWay.Task.Within();
            await system.Terminate().Within();
            await maker.Within();
            Assert.Equal(made, stopped);
        }
    }

    [Fact]
    public async Task A_terminated_system_leaves_nothing_behind()
    {
        var ended = await LiveOnce();
        await Eventually.True(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !ended.IsAlive;
        });
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> LiveOnce()
    {
        var system = ActorSystem.Create("lived", Quiet);
        CoordinatedShutdown.Get(system);
        var echo = system.ActorOf<EchoActor>();
        system.Scheduler.ScheduleTellRepeatedly(TimeSpan.FromHours(1), TimeSpan.FromHours(1), echo, "late", ActorRefs.NoSender);
        await echo.Ask<string>("x", TimeSpan.FromHours(1));
        await system.Terminate();
        return new WeakReference(system);
    }

    private sealed class Counted(Action stop) : UntypedActor
    {
        protected override void PostStop() => stop();

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class Last(TaskCompletionSource stopped) : UntypedActor
    {
        protected override void PostStop() => stopped.SetResult();

        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class Counter : IExtension;

    private sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new();
    }
}
