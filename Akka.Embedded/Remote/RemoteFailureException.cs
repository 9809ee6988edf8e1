using Akka.Actor;

namespace Akka.Remote;

/// <summary>An exception of another node, of which its type's name and its message have travelled.</summary>
internal sealed class RemoteFailureException(string message) : AkkaException(message);
