using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

public static class AkkaHostingExtensions
{
    private const DynamicallyAccessedMemberTypes Constructed = DynamicallyAccessedMemberTypes.PublicConstructors;

    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder> builder) =>
        services.AddAkka(actorSystemName, (b, _) => builder(b));

    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder) =>
        services.AddAkka<AkkaHostedService>(actorSystemName, builder);

    /// <summary>One system for a host: a service that wants it, its registry or one of its actors needs no name.</summary>
    public static IServiceCollection AddAkka<[DynamicallyAccessedMembers(Constructed)] T>(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
        where T : AkkaHostedService =>
        services
            .AddSingleton(provider =>
            {
                var configured = new AkkaConfigurationBuilder(services, actorSystemName);
                builder(configured, provider);
                return configured;
            })
            .AddSingleton(HostedSystem.Start)
            .AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()))
            .AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>())
            .AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>())
            .AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>))
            .AddHostedService<T>();

    public static AkkaConfigurationBuilder AddHocon(
        this AkkaConfigurationBuilder builder, Config hocon, HoconAddMode addMode) =>
        builder.AddHocon(hocon, addMode);

    /// <summary>The file's own includes are relative to its folder.</summary>
    public static AkkaConfigurationBuilder AddHoconFile(
        this AkkaConfigurationBuilder builder, string hoconFilePath, HoconAddMode addMode) =>
        builder.AddHocon(ConfigurationFactory.ParseFile(hoconFilePath), addMode);

    public static AkkaConfigurationBuilder AddSetup(this AkkaConfigurationBuilder builder, Setup setup) =>
        builder.AddSetup(setup);

    public static AkkaConfigurationBuilder WithActorRefProvider(
        this AkkaConfigurationBuilder builder, ProviderSelection providerSelection) =>
        builder.WithActorRefProvider(providerSelection);

    public static AkkaConfigurationBuilder WithActorAskTimeout(this AkkaConfigurationBuilder builder, TimeSpan timeout)
    {
        var milliseconds = timeout.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        var text = timeout == Timeout.InfiniteTimeSpan || timeout == TimeSpan.Zero ? "infinite" : milliseconds + "ms";
        return builder.AddHocon(ConfigurationFactory.ParseString($"akka.actor.ask-timeout = {text}"), HoconAddMode.Prepend);
    }

    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry> actorStarter) =>
        builder.StartActors(actorStarter);

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarter actorStarter) =>
        builder.StartActors(actorStarter);
}
