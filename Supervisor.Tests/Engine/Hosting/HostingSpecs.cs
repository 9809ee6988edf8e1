using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Hosting;

public sealed class HostingSpecs : IAsyncLifetime, IDisposable
{
    private readonly List<IHost> _hosts = [];
    private readonly RecordingLoggers _logs = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _logs.Dispose();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync().Within();
            host.Dispose();
        }
    }

    private IHost Host(Action<AkkaConfigurationBuilder> akka, Action<IServiceCollection>? services = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(_logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddAkka("hosted", b =>
        {
            b.ConfigureLoggers(l => l.ClearLoggers());
            akka(b);
        });
        services?.Invoke(builder.Services);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    private async Task<IHost> Started(Action<AkkaConfigurationBuilder> akka, Action<IServiceCollection>? services = null)
    {
        var host = Host(akka, services);
        await host.StartAsync().Within();
        return host;
    }

    private static ActorSystem SystemOf(IHost host) => host.Services.GetRequiredService<ActorSystem>();

    [Fact]
    public async Task The_system_starts_and_stops_with_its_host()
    {
        var host = await Started(_ => { });
        var system = SystemOf(host);
        Assert.Equal("hosted", system.Name);
        var order = new List<string>();
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "note", () =>
        {
            order.Add("phase");
            return Task.FromResult(Done.Instance);
        });
        await host.StopAsync().Within();
        Assert.True(system.WhenTerminated.IsCompleted);
        Assert.Equal(["phase"], order);
        Assert.Same(CoordinatedShutdown.ClrExitReason.Instance, CoordinatedShutdown.Get(system).ShutdownReason);
    }

    [Fact]
    public async Task A_system_that_ends_takes_its_host_along()
    {
        var host = await Started(_ => { });
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await SystemOf(host).Terminate().Within();
        await stopping.Task.Within();
    }

    [Fact]
    public async Task Actors_start_in_order_before_the_startup_tasks_and_are_found_by_their_keys()
    {
        var order = new List<string>();
        var host = await Started(akka => akka
            .AddStartup((_, registry) => order.Add($"startup with {registry.Get<EchoActor>().Path.Name}"))
            .AddStartup(async (_, _) =>
            {
                await Task.Yield();
                order.Add("asynchronous");
            })
            .WithActors((system, registry) =>
            {
                registry.Register<EchoActor>(system.ActorOf<EchoActor>("echo"));
                order.Add("actors");
            })
            .WithActors(async (_, _) =>
            {
                await Task.Yield();
                order.Add("more");
            }));
        Assert.Equal(["actors", "more", "startup with echo", "asynchronous"], order);
        var registry = host.Services.GetRequiredService<IReadOnlyActorRegistry>();
        Assert.Equal("hi", await registry.Get<EchoActor>().Ask<string>("hi").Within());
        Assert.Same(registry, host.Services.GetRequiredService<IActorRegistry>());
        Assert.Same(registry, ActorRegistry.For(SystemOf(host)));
    }

    [Fact]
    public async Task A_service_that_needs_an_actor_is_made_before_the_actor()
    {
        var host = await Started(
            akka => akka.WithActors((system, registry) => registry.Register<EchoActor>(system.ActorOf<EchoActor>("echo"))),
            services => services.AddSingleton<Client>());
        var client = host.Services.GetRequiredService<Client>();
        Assert.Equal("hi", await client.Ask("hi").Within());
        Assert.Equal(client.Actor.ActorRef, await client.Actor.GetAsync().Within());
    }

    [Fact]
    public async Task Hocon_is_laid_below_above_or_in_place()
    {
        using var folder = new TempDir();
        await File.WriteAllTextAsync(folder.File("included.conf"), "x.file = included");
        await File.WriteAllTextAsync(folder.File("akka.conf"), "include \"included.conf\"\nx.top = file");
        Config replaced = "x.base = replaced, x.top = replaced";
        var host = await Started(akka => akka
            .AddHocon("x.gone = true", HoconAddMode.Append)
            .AddHocon(replaced, HoconAddMode.Replace)
            .AddHocon("x.base = below, x.extra = below", HoconAddMode.Append)
            .AddHoconFile(folder.File("akka.conf"), HoconAddMode.Prepend)
            .WithActorAskTimeout(TimeSpan.FromSeconds(7))
            .ConfigureLoggers(l => l.ClearLoggers()));
        var config = SystemOf(host).Settings.Config;
        Assert.Equal(["replaced", "below", "file", "included"], new[] { "base", "extra", "top", "file" }.Select(k => config.GetString($"x.{k}")));
        Assert.False(config.HasPath("x.gone"));
        Assert.Equal(TimeSpan.FromSeconds(7), SystemOf(host).Settings.AskTimeout);
    }

    [Fact]
    public async Task Setups_extensions_and_serializers_reach_the_system()
    {
        var host = await Started(akka => akka
            .AddSetup(BootstrapSetup.Create().WithConfig("x.setup = yes").WithActorRefProvider(ProviderSelection.Local.Instance))
            .AddSetup(new Setting("kept"))
            .WithExtension<SettingExtension>()
            .WithCustomSerializer("parcels", [typeof(Serialization.Parcel)], system => new Serialization.ParcelSerializer(system)));
        var system = SystemOf(host);
        Assert.Equal("yes", system.Settings.Config.GetString("x.setup"));
        Assert.Equal("kept", system.GetExtension<Extended>().Text);
        Assert.Equal(78, system.Serialization.FindSerializerForType(typeof(Serialization.Parcel)).Identifier);
        Assert.Equal("local", system.Settings.ProviderClass);
    }

    [Fact]
    public async Task The_systems_log_goes_to_the_hosts_loggers()
    {
        var host = await Started(akka => akka.ConfigureLoggers(l =>
        {
            l.ClearLoggers().AddLoggerFactory();
            l.LogLevel = Akka.Event.LogLevel.DebugLevel;
            l.LogConfigOnStart = true;
        }));
        SystemOf(host).Log.Log(Akka.Event.LogLevel.ErrorLevel, new InvalidOperationException("why"), "it broke");
        SystemOf(host).Log.Log(Akka.Event.LogLevel.DebugLevel, null, "detail");
        await _logs.Until(LogLevel.Error, "it broke", "why");
        await _logs.Until(LogLevel.Debug, "detail");
        await _logs.Until(LogLevel.Information, "coordinated-shutdown");
    }

    [Fact]
    public async Task A_system_that_cannot_start_says_so_and_takes_its_host_along()
    {
        var host = await Started(akka => akka.WithActors((_, _) => throw new InvalidOperationException("no actors today")));
        await _logs.Until(LogLevel.Critical, "Unable to start", "no actors today");
        Assert.True(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task After_the_start_nothing_can_be_added()
    {
        var host = await Started(_ => { });
        var builder = host.Services.GetRequiredService<AkkaConfigurationBuilder>();
        builder.AddHocon("late = true", HoconAddMode.Prepend).WithActors((_, _) => Assert.Fail("Too late.")).AddSetup(new Setting("late"));
        Assert.False(builder.Configuration.Value.HasPath("late"));
        Assert.DoesNotContain(builder.Setups, s => s is Setting);
        Assert.Equal(Option<ProviderSelection>.None, builder.ActorRefProvider);
    }

    private sealed class Client(IRequiredActor<EchoActor> actor)
    {
        public IRequiredActor<EchoActor> Actor { get; } = actor;

        public async Task<string> Ask(string what) => await (await Actor.GetAsync()).Ask<string>(what);
    }

    private sealed class Setting(string text) : Akka.Actor.Setup.Setup
    {
        public string Text => text;
    }

    private sealed class Extended(string text) : IExtension
    {
        public string Text => text;
    }

    private sealed class SettingExtension : ExtensionIdProvider<Extended>
    {
        public override Extended CreateExtension(ExtendedActorSystem system) => new(system.Settings.Setup.Get<Setting>().Value.Text);
    }
}
