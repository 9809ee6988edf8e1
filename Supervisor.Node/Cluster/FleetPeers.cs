using System.Collections.Concurrent;
using Akka.Actor;

namespace Supervisor.Node.Cluster;

/// <summary>The fleet actors of the others, by address.</summary>
internal sealed class FleetPeers(ActorSystem system)
{
    public const string FleetName = "fleet";

    private readonly ConcurrentDictionary<string, ICanTell> _known = new(StringComparer.Ordinal);

    public ICanTell At(string address) => _known.GetOrAdd(address, static (a, s) => s.ActorSelection($"{a}/user/{FleetName}"), system);
}
