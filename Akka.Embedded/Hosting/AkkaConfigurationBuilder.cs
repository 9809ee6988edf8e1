using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Serialization;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Collects what a system shall be; when the system has started it takes no more.</summary>
public sealed class AkkaConfigurationBuilder
{
    [SuppressMessage("Design", "CA1002", Justification = "Akka.NET's API.")]
    public readonly HashSet<Setup> Setups = [];

    private readonly List<ActorStarter> _starters = [];
    private readonly List<StartupTask> _startupTasks = [];
    private readonly List<IExtensionId> _extensions = [];
    private readonly List<Func<ExtendedActorSystem, SerializerDetails>> _serializers = [];
    private bool _isComplete;

    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        ServiceCollection = serviceCollection;
        ActorSystemName = actorSystemName;
    }

    public Option<ProviderSelection> ActorRefProvider { get; private set; }

    public Option<Config> Configuration { get; private set; }

    internal IServiceCollection ServiceCollection { get; }

    internal string ActorSystemName { get; }

    public AkkaConfigurationBuilder StartActors(ActorStarter starter) => Add(_starters, starter);

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) =>
        Add(_starters, (system, registry) => Completed(starter, system, registry));

    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask) => Add(_startupTasks, startupTask);

    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) =>
        Add(_startupTasks, (system, registry) => Completed(startupTask, system, registry));

    public AkkaConfigurationBuilder WithCustomSerializer(
        string serializerIdentifier,
        IEnumerable<Type> boundTypes,
        Func<ExtendedActorSystem, Serializer> serializerFactory) =>
        Add(_serializers, system => SerializerDetails.Create(
            serializerIdentifier, serializerFactory(system), boundTypes.ToImmutableHashSet()));

    public AkkaConfigurationBuilder WithExtension<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
        where T : IExtensionId =>
        _extensions.Exists(e => e is T) ? this : Add(_extensions, Activator.CreateInstance<T>());

    internal AkkaConfigurationBuilder AddSetup(Setup setup)
    {
        if (_isComplete) return this;
        if (setup is BootstrapSetup bootstrap) TakeApart(bootstrap);
        else Setups.Add(setup);
        return this;
    }

    internal AkkaConfigurationBuilder WithActorRefProvider(ProviderSelection provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (!_isComplete) ActorRefProvider = provider;
        return this;
    }

    internal AkkaConfigurationBuilder AddHocon(Config hocon, HoconAddMode mode)
    {
        ArgumentNullException.ThrowIfNull(hocon);
        if (_isComplete) return this;
        var before = Configuration.GetOrElse(Config.Empty);
        Configuration = mode switch
        {
            HoconAddMode.Append => before.WithFallback(hocon),
            HoconAddMode.Prepend => hocon.WithFallback(before),
            HoconAddMode.Replace => hocon,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
        return this;
    }

    internal ActorSystem Build()
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty));
        if (ActorRefProvider.HasValue) bootstrap = bootstrap.WithActorRefProvider(ActorRefProvider.Value);
        var setup = ActorSystemSetup.Create([bootstrap, .. Setups]);
        if (_serializers.Count > 0)
            setup = setup.And(SerializationSetup.Create(system => _serializers.Select(s => s(system)).ToImmutableHashSet()));
        var built = ActorSystem.Create(ActorSystemName, setup);
        foreach (var extension in _extensions) built.RegisterExtension(extension);
        return built;
    }

    /// <summary>Actors first, then what is to be done with them, one after the other.</summary>
    internal async Task StartAsync(ActorSystem system)
    {
        if (_isComplete) return;
        _isComplete = true;
        var registry = ActorRegistry.For(system);
        foreach (var starter in _starters) await starter(system, registry).ConfigureAwait(false);
        foreach (var task in _startupTasks) await task(system, registry).ConfigureAwait(false);
    }

    private static Task Completed(Action<ActorSystem, IActorRegistry> action, ActorSystem system, IActorRegistry registry)
    {
        action(system, registry);
        return Task.CompletedTask;
    }

    private AkkaConfigurationBuilder Add<T>(List<T> list, T item)
    {
        if (!_isComplete) list.Add(item);
        return this;
    }

    private void TakeApart(BootstrapSetup bootstrap)
    {
        if (bootstrap.Config.HasValue) AddHocon(bootstrap.Config.Value, HoconAddMode.Prepend);
        if (bootstrap.ActorRefProvider.HasValue) ActorRefProvider = bootstrap.ActorRefProvider;
    }
}
