using Akka.Actor;

namespace Akka.TestKit.Internal;

internal sealed record SpawnChild(Props Props, string? Name, SupervisorStrategy? Strategy)
    : INoSerializationVerificationNeeded;
