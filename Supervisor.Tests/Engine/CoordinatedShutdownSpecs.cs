using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine;

public sealed class CoordinatedShutdownSpecs : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _done = new();
    private readonly ManualTime _time = new();
    private readonly List<ActorSystem> _systems = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_systems.Select(s =>
    {
        ((Akka.Actor.Internal.ActorSystemImpl)s).FinalTerminate();
        return s.WhenTerminated;
    }));

    private CoordinatedShutdown Shutdown(string phases = "", string settings = "")
    {
        var system = ActorSystem.Create(
            "down",
            ConfigurationFactory.ParseString(
                $"akka {{ loggers = [], log-dead-letters = off, coordinated-shutdown {{ {settings}\nphases {{ {phases} }} }} }}"),
            _time);
        _systems.Add(system);
        return CoordinatedShutdown.Get(system);
    }

    private void Note(CoordinatedShutdown shutdown, string phase, string? name = null) =>
        shutdown.AddTask(phase, name ?? phase, () =>
        {
            _done.Enqueue(name ?? phase);
            return Task.FromResult(Done.Instance);
        });

    private static Task<Done> Run(CoordinatedShutdown shutdown, string? from = null) =>
        shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, from).Within();

    [Fact]
    public async Task The_phases_come_in_their_order_and_the_system_ends_in_the_last()
    {
        var shutdown = Shutdown();
        string[] phases =
        [
            "before-service-unbind", "service-unbind", "service-requests-done", "service-stop", "before-cluster-shutdown",
            "cluster-sharding-shutdown-region", "cluster-leave", "cluster-exiting", "cluster-exiting-done", "cluster-shutdown",
            "before-actor-system-terminate", "actor-system-terminate",
        ];
        foreach (var phase in phases.Reverse()) Note(shutdown, phase);
        await Run(shutdown);
        Assert.Equal(phases, _done);
        Assert.True(shutdown.System.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task It_runs_once_for_the_first_reason()
    {
        var shutdown = Shutdown();
        Note(shutdown, CoordinatedShutdown.PhaseServiceStop);
        Assert.Null(shutdown.ShutdownReason);
        var first = shutdown.Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        Assert.Same(first, shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance));
        await first.Within();
        Assert.Single(_done);
        Assert.Same(CoordinatedShutdown.ClusterLeavingReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Terminate_runs_it()
    {
        var shutdown = Shutdown();
        Note(shutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate);
        await shutdown.System.Terminate().Within();
        Assert.Single(_done);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Terminate_does_not_run_it_where_the_configuration_says_so()
    {
        var shutdown = Shutdown(settings: "run-by-actor-system-terminate = off");
        Note(shutdown, CoordinatedShutdown.PhaseServiceStop);
        await shutdown.System.Terminate().Within();
        Assert.Empty(_done);
        Assert.Null(shutdown.ShutdownReason);
    }

    [Fact]
    public async Task It_leaves_the_system_alone_where_the_configuration_says_so()
    {
        var shutdown = Shutdown(settings: "terminate-actor-system = off, run-by-actor-system-terminate = off");
        await Run(shutdown);
        Assert.False(shutdown.System.WhenTerminated.IsCompleted);
        Assert.Throws<ConfigurationException>(() => Shutdown(settings: "terminate-actor-system = off"));
    }

    [Fact]
    public async Task A_phase_that_recovers_survives_its_failing_and_its_slow_tasks()
    {
        var shutdown = Shutdown();
        shutdown.AddTask("service-stop", "fails", () => Task.FromException<Done>(new InvalidOperationException("a")));
        shutdown.AddTask("service-stop", "throws", () => throw new InvalidOperationException("b"));
        shutdown.AddTask("service-stop", "hangs", () => new TaskCompletionSource<Done>().Task);
        Note(shutdown, "service-stop", "beside them");
        Note(shutdown, "cluster-leave");
        var run = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);
        Assert.Equal(["beside them"], _done);
        _time.Advance(TimeSpan.FromSeconds(5));
        await run.Within();
        Assert.Equal(["beside them", "cluster-leave"], _done);
    }

    [Fact]
    public async Task A_phase_that_does_not_recover_ends_the_run()
    {
        var shutdown = Shutdown("service-stop.recover = off");
        shutdown.AddTask("service-stop", "fails", () => Task.FromException<Done>(new InvalidOperationException("no")));
        Note(shutdown, "cluster-leave");
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(() => Run(shutdown))).Message);
        Assert.Empty(_done);
        Assert.False(shutdown.System.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task A_phase_that_does_not_recover_names_itself_when_its_time_is_up()
    {
        var shutdown = Shutdown("service-stop { recover = off, timeout = 1s }");
        shutdown.AddTask("service-stop", "hangs", () => new TaskCompletionSource<Done>().Task);
        var run = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("[service-stop]", (await Assert.ThrowsAsync<TimeoutException>(() => run.Within())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_begin_with_a_later_phase()
    {
        var shutdown = Shutdown();
        Note(shutdown, "service-stop");
        Note(shutdown, "cluster-leave");
        await Run(shutdown, "before-cluster-shutdown");
        Assert.Equal(["cluster-leave"], _done);
    }

    [Fact]
    public async Task A_task_of_an_earlier_phase_may_add_one_to_a_later_phase()
    {
        var shutdown = Shutdown();
        shutdown.AddTask("service-stop", "adds", () =>
        {
            Note(shutdown, "cluster-leave");
            return Task.FromResult(Done.Instance);
        });
        await Run(shutdown);
        Assert.Equal(["cluster-leave"], _done);
    }

    [Fact]
    public async Task Phases_of_ones_own_fit_in_where_they_say()
    {
        var shutdown = Shutdown(
            """
            drain { depends-on = [service-requests-done, only-named], timeout = 90s }
            service-stop.depends-on = [drain]
            """);
        foreach (var phase in new[] { "service-stop", "only-named", "drain", "service-requests-done" }) Note(shutdown, phase);
        await Run(shutdown);
        Assert.Equal(["service-requests-done", "only-named", "drain", "service-stop"], _done);
        Assert.Equal(TimeSpan.FromSeconds(90), shutdown.Timeout("drain"));
        Assert.Equal(TimeSpan.FromSeconds(5 + 5 + 90 + 5 + 10), shutdown.TotalTimeout);
    }

    [Fact]
    public void A_circle_is_refused_when_the_system_starts_and_shown()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Shutdown("a.depends-on = [b], b.depends-on = [c], c.depends-on = [a]"));
        Assert.Contains("a -> b -> c -> a", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phase_that_nobody_knows_is_an_error()
    {
        var shutdown = Shutdown();
        Assert.Contains("[lunch]", Assert.Throws<ConfigurationException>(() => Note(shutdown, "lunch")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => shutdown.Timeout("lunch"));
    }

    [Fact]
    public void The_end_of_the_process_waits_for_it()
    {
        var shutdown = Shutdown();
        Note(shutdown, "service-stop");
        var hook = ProcessExitHook.Install(shutdown);
        hook.OnExit(null, EventArgs.Empty);
        Assert.True(shutdown.System.WhenTerminated.IsCompleted);
        Assert.Same(CoordinatedShutdown.ClrExitReason.Instance, shutdown.ShutdownReason);
        Assert.Single(_done);
        hook.OnExit(null, EventArgs.Empty);
    }

    [Fact]
    public void What_the_engine_cannot_do_is_not_taken_silently() =>
        Assert.Throws<ConfigurationException>(() => Shutdown(settings: "exit-clr = on"));
}
