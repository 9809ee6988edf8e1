namespace Akka.Remote.Protocol;

/// <summary>
/// The side that was dialed. It shows that it knows the secret only to somebody who has shown it first.
/// </summary>
internal sealed class ListenerHandshake(HandshakeSelf self, byte[] nonce, byte[] binding)
{
    private HandshakeFrame.Hello? _hello;
    private byte[] _helloBytes = [];
    private byte[] _challenge = [];

    internal HandshakeStep Receive(ReadOnlySpan<byte> bytes)
    {
        if (!HandshakeCodec.TryDecode(bytes, out var frame)) return new HandshakeStep.GiveUp(Refusal.NotTheProtocol, false);
        return frame switch
        {
            HandshakeFrame.Hello hello when _hello is null => Challenge(hello, bytes.ToArray()),
            HandshakeFrame.Proof proof when _hello is { } hello => Judge(hello, proof),
            HandshakeFrame.Refused refused => new HandshakeStep.GiveUp(refused.Reason, true),
            _ => new HandshakeStep.GiveUp(Refusal.NotTheProtocol, false),
        };
    }

    private HandshakeStep Challenge(HandshakeFrame.Hello hello, byte[] bytes)
    {
        var from = hello.From.ToString();
        if (hello.From.System != self.Address.System) return new HandshakeStep.GiveUp(Refusal.OtherSystem, false, from);
        if (hello.To != self.Address || hello.From == self.Address)
            return new HandshakeStep.GiveUp(Refusal.NotForThisAddress, false, $"{from} asked for {hello.To}");
        if (hello.HasSecret != (self.Secret is not null)) return new HandshakeStep.GiveUp(Refusal.SecretMissing, false, from);
        (_hello, _helloBytes) = (hello, bytes);
        _challenge = HandshakeCodec.Encode(new HandshakeFrame.Challenge(self.Address, self.Uid, nonce, self.Secret is not null));
        return new HandshakeStep.Say(_challenge);
    }

    private HandshakeStep Judge(HandshakeFrame.Hello hello, HandshakeFrame.Proof proof)
    {
        if (!SecretProof.Matches(proof.Mac, SecretProof.ByDialer(self.Secret, _helloBytes, _challenge, binding)))
            return new HandshakeStep.GiveUp(Refusal.WrongSecret, false, hello.From.ToString());
        var welcome = new HandshakeFrame.Welcome(SecretProof.ByListener(self.Secret, _helloBytes, _challenge, binding));
        return new HandshakeStep.Done(new Peer(hello.From, hello.Uid, hello.Connection, hello.Purpose), HandshakeCodec.Encode(welcome));
    }
}
