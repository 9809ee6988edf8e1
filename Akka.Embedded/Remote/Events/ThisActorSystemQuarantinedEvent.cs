using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Another node will not speak with this life of ours again.</summary>
public sealed class ThisActorSystemQuarantinedEvent(Address localAddress, Address remoteAddress) : RemotingLifecycleEvent
{
    public Address LocalAddress { get; } = localAddress;

    public Address RemoteAddress { get; } = remoteAddress;

    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    public override string ToString() =>
        $"This actor system ({LocalAddress}) is quarantined by {RemoteAddress}: it has to be restarted to speak with it again.";
}
