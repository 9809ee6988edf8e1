using Akka.Actor;
using Akka.Remote.Protocol;

namespace Supervisor.Tests.Engine.Remote;

public class HandshakeTests
{
    private static readonly Address Here = new("akka.tcp", "fleet", "127.0.0.1", 4053);
    private static readonly Address There = new("akka.tcp", "fleet", "127.0.0.2", 4053);
    private static readonly byte[] Secret = "open sesame"u8.ToArray();
    private static readonly byte[] Binding = [1, 2, 3];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_learn_who_the_other_is(bool secret)
    {
        var (dialer, listener) = Converse(Self(Here, 1, secret), Self(There, 2, secret), There);

        Assert.Equal(new Peer(There, 2, 9), Assert.IsType<HandshakeStep.Done>(dialer).Peer);
        Assert.Equal(new Peer(Here, 1, 9), Assert.IsType<HandshakeStep.Done>(listener).Peer);
    }

    [Fact]
    public void A_wrong_secret_is_refused_before_the_listener_has_shown_anything()
    {
        var dialer = new HandshakeSelf(Here, 1, "other"u8.ToArray());

        var (_, listener) = Converse(dialer, Self(There, 2, true), There);

        Assert.Equal(Refusal.WrongSecret, Assert.IsType<HandshakeStep.GiveUp>(listener).Reason);
    }

    [Fact]
    public void A_listener_that_does_not_know_the_secret_is_refused_by_the_dialer()
    {
        var handshake = new DialerHandshake(Self(Here, 1, true), There, 9, Nonce(1), Binding);
        var challenge = HandshakeCodec.Encode(new HandshakeFrame.Challenge(There, 2, Nonce(2), true));
        Assert.IsType<HandshakeStep.Say>(handshake.Receive(challenge));

        var impostor = new HandshakeFrame.Welcome(SecretProof.ByListener("guess"u8.ToArray(), handshake.Hello, challenge, Binding));

        Assert.Equal(Refusal.WrongSecret, Assert.IsType<HandshakeStep.GiveUp>(handshake.Receive(HandshakeCodec.Encode(impostor))).Reason);
    }

    [Fact]
    public void The_dialers_own_proof_is_no_welcome()
    {
        var handshake = new DialerHandshake(Self(Here, 1, true), There, 9, Nonce(1), Binding);
        var proof = Assert.IsType<HandshakeStep.Say>(handshake.Receive(HandshakeCodec.Encode(new HandshakeFrame.Challenge(There, 2, Nonce(2), true))));
        Assert.True(HandshakeCodec.TryDecode(proof.Frame, out var said));

        var reflected = HandshakeCodec.Encode(new HandshakeFrame.Welcome(((HandshakeFrame.Proof)said).Mac));

        Assert.Equal(Refusal.WrongSecret, Assert.IsType<HandshakeStep.GiveUp>(handshake.Receive(reflected)).Reason);
    }

    [Fact]
    public void A_proof_is_worth_nothing_under_another_certificate()
    {
        var dialer = new DialerHandshake(Self(Here, 1, true), There, 9, Nonce(1), [9]);
        var listener = new ListenerHandshake(Self(There, 2, true), Nonce(2), Binding);

        Assert.Equal(Refusal.WrongSecret, Assert.IsType<HandshakeStep.GiveUp>(Run(dialer, listener).Listener).Reason);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Whoever_has_a_secret_speaks_only_with_those_who_have_one(bool here, bool there)
    {
        var (_, listener) = Converse(Self(Here, 1, here), Self(There, 2, there), There);

        Assert.Equal(Refusal.SecretMissing, Assert.IsType<HandshakeStep.GiveUp>(listener).Reason);
    }

    [Fact]
    public void A_dialer_with_a_secret_does_not_believe_a_listener_without()
    {
        var handshake = new DialerHandshake(Self(Here, 1, true), There, 9, Nonce(1), Binding);

        var step = handshake.Receive(HandshakeCodec.Encode(new HandshakeFrame.Challenge(There, 2, Nonce(2), false)));

        Assert.Equal(Refusal.SecretMissing, Assert.IsType<HandshakeStep.GiveUp>(step).Reason);
    }

    [Fact]
    public void Another_systems_name_is_refused()
    {
        var (_, listener) = Converse(Self(Here.WithSystem("other"), 1, true), Self(There, 2, true), There);

        Assert.Equal(Refusal.OtherSystem, Assert.IsType<HandshakeStep.GiveUp>(listener).Reason);
    }

    [Fact]
    public void Whoever_asks_for_somebody_else_is_refused()
    {
        var (_, listener) = Converse(Self(Here, 1, true), Self(There, 2, true), There.WithPort(1));

        Assert.Equal(Refusal.NotForThisAddress, Assert.IsType<HandshakeStep.GiveUp>(listener).Reason);
    }

    [Fact]
    public void A_node_does_not_speak_with_itself()
    {
        var (_, listener) = Converse(Self(There, 2, true), Self(There, 2, true), There);

        Assert.Equal(Refusal.NotForThisAddress, Assert.IsType<HandshakeStep.GiveUp>(listener).Reason);
    }

    [Fact]
    public void Frames_out_of_order_end_it()
    {
        var welcome = HandshakeCodec.Encode(new HandshakeFrame.Welcome(Nonce(3)));
        var proof = HandshakeCodec.Encode(new HandshakeFrame.Proof(Nonce(3)));

        var dialer = new DialerHandshake(Self(Here, 1, false), There, 9, Nonce(1), []).Receive(welcome);
        var listener = new ListenerHandshake(Self(There, 2, false), Nonce(2), []).Receive(proof);

        Assert.All([dialer, listener], s => Assert.Equal(Refusal.NotTheProtocol, Assert.IsType<HandshakeStep.GiveUp>(s).Reason));
    }

    [Fact]
    public void Every_refusal_has_a_text() =>
        Assert.All(Enum.GetValues<Refusal>(), r => Assert.DoesNotContain("reason", RefusalText.For(r), StringComparison.Ordinal));

    private static HandshakeSelf Self(Address address, int uid, bool secret) => new(address, uid, secret ? Secret : null);

    private static byte[] Nonce(byte fill) => [.. Enumerable.Repeat(fill, HandshakeCodec.NonceLength)];

    private static (HandshakeStep Dialer, HandshakeStep Listener) Converse(HandshakeSelf dialer, HandshakeSelf listener, Address target) =>
        Run(new DialerHandshake(dialer, target, 9, Nonce(1), Binding), new ListenerHandshake(listener, Nonce(2), Binding));

    private static (HandshakeStep Dialer, HandshakeStep Listener) Run(DialerHandshake dialer, ListenerHandshake listener)
    {
        HandshakeStep said = new HandshakeStep.Say(dialer.Hello);
        while (true)
        {
            var listened = listener.Receive(((HandshakeStep.Say)said).Frame);
            if (listened is HandshakeStep.GiveUp) return (said, listened);
            said = dialer.Receive(listened is HandshakeStep.Done done ? done.LastWord! : ((HandshakeStep.Say)listened).Frame);
            if (said is not HandshakeStep.Say) return (said, listened);
        }
    }
}
