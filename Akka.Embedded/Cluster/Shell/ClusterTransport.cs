using Akka.Actor;
using Akka.Remote;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>
/// Protocol messages over remoting, to the daemon of the other node. What cannot be sent now is not kept: the protocol says it
/// again, and a node that comes back is not told of yesterday.
/// </summary>
internal sealed class ClusterTransport(RemoteActorRefProvider provider) : IClusterTransport
{
    internal const string DaemonName = "cluster";
    private const int MaximumEntries = 4096;

    private readonly Dictionary<Address, RemoteActorRef> _daemons = [];

    public void Send(Address to, ClusterMessage message)
    {
        var daemon = DaemonOf(to);
        var association = daemon.Association;
        if (association.State.Phase == AssociationPhase.Waiting)
        {
            if (message is not ClusterMessage.InitJoin) return;
            // Who seeks a cluster knocks at its own pace.
            association.Hurry();
        }
        provider.Outbound.Send(message, null, daemon);
    }

    private RemoteActorRef DaemonOf(Address address)
    {
        if (_daemons.TryGetValue(address, out var known)) return known;
        if (_daemons.Count >= MaximumEntries) _daemons.Clear();
        return _daemons[address] = provider.RemoteRef(new RootActorPath(address) / "system" / DaemonName);
    }
}
