using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>"akka.actor.provider": who makes and finds references.</summary>
internal static class ActorRefProviders
{
    internal static IActorRefProvider Create(ActorSystemImpl system)
    {
        var local = new LocalActorRefProvider(system.Name, system.Settings, system.EventStream);
        var wanted = system.Settings.ProviderClass;
        return wanted.Split(',')[0] switch
        {
            "local" or "Akka.Actor.LocalActorRefProvider" => local,
            "remote" or "Akka.Remote.RemoteActorRefProvider" => new Remote.RemoteActorRefProvider(system, local, isOfCluster: false),
            "cluster" or "Akka.Cluster.ClusterActorRefProvider" => new Remote.RemoteActorRefProvider(system, local, isOfCluster: true),
            _ => throw new Configuration.ConfigurationException(
                $"akka.actor.provider: '{wanted}' is none of local, remote and cluster."),
        };
    }
}
