using Akka.Actor;
using Akka.Actor.Setup;

namespace Akka.Remote.Links;

/// <summary>Another network than TCP, for tests.</summary>
internal sealed class RemoteTransportSetup(Func<ExtendedActorSystem, ITransport> create) : Setup
{
    internal Func<ExtendedActorSystem, ITransport> Create { get; } = create;
}
