using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>"akka.actor.provider": who makes and finds references. Others than the local one register themselves.</summary>
internal static class ActorRefProviders
{
    private static readonly Dictionary<string, Func<ActorSystemImpl, LocalActorRefProvider, IActorRefProvider>> Others = [];

    internal static void Register(
        string name, Func<ActorSystemImpl, LocalActorRefProvider, IActorRefProvider> create) =>
        Others[name] = create;

    internal static IActorRefProvider Create(ActorSystemImpl system)
    {
        var local = new LocalActorRefProvider(system.Name, system.Settings, system.EventStream);
        var wanted = system.Settings.ProviderClass;
        return wanted is "local" ? local
            : wanted is "remote" || wanted.StartsWith("Akka.Remote.RemoteActorRefProvider", StringComparison.Ordinal)
                ? new Remote.RemoteActorRefProvider(system, local)
            : Others.TryGetValue(wanted, out var create) ? create(system, local)
            : throw new Configuration.ConfigurationException($"akka.actor.provider: '{wanted}' is not known.");
    }
}
