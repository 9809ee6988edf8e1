using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// How protocol messages leave this node. Sending never blocks and never fails: a message that cannot be sent is lost, and the
/// protocol lives with that. Messages of one sender to one address should arrive in order, but need not.
/// </summary>
internal interface IClusterTransport
{
    void Send(Address to, ClusterMessage message);
}
