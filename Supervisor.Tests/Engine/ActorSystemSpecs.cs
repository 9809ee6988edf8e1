using Akka.Actor;
using Akka.Configuration;

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
