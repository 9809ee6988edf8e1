using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

public sealed class RemotingListenEvent(IList<Address> listenAddresses) : RemotingLifecycleEvent
{
    public IList<Address> ListenAddresses { get; } = listenAddresses;

    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;

    public override string ToString() => $"Listens on {string.Join(", ", ListenAddresses)}";
}
