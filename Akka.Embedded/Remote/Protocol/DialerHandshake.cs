using System.Diagnostics;
using Akka.Actor;

namespace Akka.Remote.Protocol;

/// <summary>The side that opened the connection: hello →, ← challenge, proof →, ← welcome.</summary>
internal sealed class DialerHandshake
{
    private readonly HandshakeSelf _self;
    private readonly Address _target;
    private readonly byte[] _binding;
    private readonly byte[] _hello;
    private byte[]? _expected;
    private Peer? _peer;

    internal DialerHandshake(HandshakeSelf self, Address target, long connection, byte[] nonce, byte[] binding, LinkPurpose purpose = LinkPurpose.Messages)
    {
        (_self, _target, _binding) = (self, target, binding);
        _hello = HandshakeCodec.Encode(
            new HandshakeFrame.Hello(self.Address, self.Uid, connection, target, nonce, self.Secret is not null, purpose));
        (Connection, Purpose) = (connection, purpose);
    }

    internal byte[] Hello => _hello;

    private long Connection { get; }

    private LinkPurpose Purpose { get; }

    internal HandshakeStep Receive(ReadOnlySpan<byte> bytes)
    {
        if (!HandshakeCodec.TryDecode(bytes, out var frame)) return new HandshakeStep.GiveUp(Refusal.NotTheProtocol, false);
        return frame switch
        {
            HandshakeFrame.Refused refused => new HandshakeStep.GiveUp(refused.Reason, true),
            HandshakeFrame.Challenge challenge when _peer is null => Answer(challenge, bytes.ToArray()),
            HandshakeFrame.Welcome welcome when _peer is not null => Judge(welcome),
            _ => new HandshakeStep.GiveUp(Refusal.NotTheProtocol, false),
        };
    }

    private HandshakeStep Answer(HandshakeFrame.Challenge challenge, byte[] bytes)
    {
        if (challenge.From != _target)
            return new HandshakeStep.GiveUp(Refusal.NotForThisAddress, false, challenge.From.ToString());
        if (challenge.HasSecret != (_self.Secret is not null)) return new HandshakeStep.GiveUp(Refusal.SecretMissing, false);
        _peer = new Peer(challenge.From, challenge.Uid, Connection, Purpose);
        _expected = SecretProof.ByListener(_self.Secret, _hello, bytes, _binding);
        var proof = SecretProof.ByDialer(_self.Secret, _hello, bytes, _binding);
        return new HandshakeStep.Say(HandshakeCodec.Encode(new HandshakeFrame.Proof(proof)));
    }

    private HandshakeStep Judge(HandshakeFrame.Welcome welcome)
    {
        Debug.Assert(_expected is not null && _peer is not null, "a welcome is judged after the challenge only");
        return SecretProof.Matches(welcome.Mac, _expected)
            ? new HandshakeStep.Done(_peer, null)
            : new HandshakeStep.GiveUp(Refusal.WrongSecret, false);
    }
}
