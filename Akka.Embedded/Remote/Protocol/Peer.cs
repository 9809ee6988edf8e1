using Akka.Actor;

namespace Akka.Remote.Protocol;

/// <summary>Who is at the other end, proven as far as there is a secret.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Uid">Of its life.</param>
/// <param name="Connection">The number of the connection in the dialer's life.</param>
/// <param name="Purpose">What the connection is for.</param>
internal sealed record Peer(Address Address, int Uid, long Connection, LinkPurpose Purpose = LinkPurpose.Messages);
