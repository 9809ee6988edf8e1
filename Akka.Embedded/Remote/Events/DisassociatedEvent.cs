using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

public sealed class DisassociatedEvent : AssociationEvent
{
    public DisassociatedEvent(Address localAddress, Address remoteAddress, bool inbound)
    {
        (LocalAddress, RemoteAddress, IsInbound) = (localAddress, remoteAddress, inbound);
        EventName = "Disassociated";
    }

    public override bool IsInbound { get; set; }

    public override Address LocalAddress { get; set; }

    public override Address RemoteAddress { get; set; }

    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}
