using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>That life of that node is not spoken with again.</summary>
public sealed class QuarantinedEvent(Address address, int uid) : RemotingLifecycleEvent
{
    public Address Address { get; } = address;

    public int Uid { get; } = uid;

    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;

    public override string ToString() =>
        $"{Address} is quarantined (uid {Uid}): there are no messages to it or from it until it is restarted.";
}
