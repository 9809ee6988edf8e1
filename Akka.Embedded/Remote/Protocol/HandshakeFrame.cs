using Akka.Actor;

namespace Akka.Remote.Protocol;

/// <summary>What is said before messages: hello, challenge, proof, welcome; or a refusal at any point.</summary>
internal abstract record HandshakeFrame
{
    private HandshakeFrame()
    {
    }

    /// <param name="From">Under which address the dialer is known.</param>
    /// <param name="Uid">Of the dialer's life: a restarted node has another.</param>
    /// <param name="Connection">Grows with each connection of that life.</param>
    /// <param name="To">Whom it wants to reach.</param>
    /// <param name="Nonce">The dialer's part of what both must prove the secret over.</param>
    /// <param name="HasSecret">Whether it can.</param>
    /// <param name="Purpose">What the connection is for.</param>
    internal sealed record Hello(Address From, int Uid, long Connection, Address To, byte[] Nonce, bool HasSecret, LinkPurpose Purpose)
        : HandshakeFrame;

    internal sealed record Challenge(Address From, int Uid, byte[] Nonce, bool HasSecret) : HandshakeFrame;

    internal sealed record Proof(byte[] Mac) : HandshakeFrame;

    internal sealed record Welcome(byte[] Mac) : HandshakeFrame;

    internal sealed record Refused(Refusal Reason) : HandshakeFrame;
}
