using Akka.Actor;

namespace Akka.Remote.Links;

/// <param name="Bytes">With its length before it.</param>
/// <param name="Number">Of a system message; 0: not one.</param>
/// <param name="Message">What becomes a dead letter if it is not sent; null: nothing does.</param>
/// <param name="Sender">Who told it.</param>
/// <param name="Recipient">Whom.</param>
internal readonly record struct QueuedFrame(byte[] Bytes, long Number, object? Message, IActorRef? Sender, IActorRef? Recipient)
{
    /// <summary>As a timestamp.</summary>
    internal long QueuedAt { get; init; }
}
