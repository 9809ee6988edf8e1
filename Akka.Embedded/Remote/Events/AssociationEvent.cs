using Akka.Actor;

namespace Akka.Remote;

public abstract class AssociationEvent : RemotingLifecycleEvent
{
    protected string EventName = "";

    public abstract bool IsInbound { get; set; }

    public abstract Address LocalAddress { get; set; }

    public abstract Address RemoteAddress { get; set; }

    public override string ToString() => $"{EventName} [{LocalAddress}] {(IsInbound ? "<-" : "->")} {RemoteAddress}";
}
