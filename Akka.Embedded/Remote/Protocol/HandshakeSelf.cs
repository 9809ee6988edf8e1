using Akka.Actor;

namespace Akka.Remote.Protocol;

/// <param name="Address">Ours, as others reach us.</param>
/// <param name="Uid">Of this life.</param>
/// <param name="Secret">What all nodes know; null: none.</param>
internal sealed record HandshakeSelf(Address Address, int Uid, byte[]? Secret);
