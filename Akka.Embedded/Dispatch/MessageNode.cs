using Akka.Actor;

namespace Akka.Dispatch;

internal sealed class MessageNode(object? message, IActorRef? sender)
{
    internal object? Message = message;

    internal IActorRef? Sender = sender;

    internal MessageNode? Next;
}
