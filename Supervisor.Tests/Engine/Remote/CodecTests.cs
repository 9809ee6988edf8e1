using Akka.Actor;
using Akka.Remote.Protocol;

namespace Supervisor.Tests.Engine.Remote;

public class CodecTests
{
    private static readonly Address A = new("akka.tcp", "fleet", "127.0.0.1", 4053);
    private static readonly Address B = new("akka.tcp", "fleet", "host-2.example", 65535);
    private static readonly byte[] Nonce = [.. Enumerable.Range(0, HandshakeCodec.NonceLength).Select(i => (byte)i)];

    private static readonly HandshakeFrame[] Handshake =
    [
        new HandshakeFrame.Hello(A, 5, 77, B, Nonce, true, LinkPurpose.Messages),
        new HandshakeFrame.Hello(B, -5, long.MaxValue, A, Nonce, false, LinkPurpose.Heartbeats),
        new HandshakeFrame.Challenge(A, int.MaxValue, Nonce, true),
        new HandshakeFrame.Proof(Nonce),
        new HandshakeFrame.Welcome([]),
        new HandshakeFrame.Refused(Refusal.OtherSystem),
    ];

    private static readonly SystemEnvelope[] System =
    [
        new SystemEnvelope.Watch("akka.tcp://fleet@a:1/user/x#5", "akka.tcp://fleet@b:2/user/ü"),
        new SystemEnvelope.Unwatch("", "b"),
        new SystemEnvelope.Died("a", "b", true, false),
        new SystemEnvelope.Died("a", "b", false, true),
        new SystemEnvelope.Stop("a"),
    ];

    [Fact]
    public void Handshake_frames_survive_the_journey()
    {
        foreach (var frame in Handshake)
        {
            var bytes = HandshakeCodec.Encode(frame);
            Assert.True(HandshakeCodec.TryDecode(bytes, out var read), frame.ToString());
            Assert.Equal(frame.GetType(), read.GetType());
            Assert.Equal(bytes, HandshakeCodec.Encode(read));
            Assert.InRange(bytes.Length, 1, HandshakeCodec.Limit);
        }
    }

    [Fact]
    public void A_handshake_frame_that_is_cut_or_goes_on_is_none()
    {
        foreach (var frame in Handshake.Select(HandshakeCodec.Encode))
        {
            for (var length = 0; length < frame.Length; length++) Assert.False(HandshakeCodec.TryDecode(frame.AsSpan(0, length), out _));
            Assert.False(HandshakeCodec.TryDecode([.. frame, 0], out _));
        }
    }

    [Theory]
    [InlineData("akka.tcp://fleet")]
    [InlineData("akka.tcp://fleet@host:0")]
    [InlineData("akka.tcp://fleet@host:65536")]
    [InlineData("akka.tcp://fleet@host:1/user")]
    [InlineData("no address")]
    public void An_address_that_is_not_a_nodes_is_refused(string address)
    {
        var bytes = new WireWriter().Byte(2).Text(address).Int32(1).Short(Nonce).Flag(true).Take();

        Assert.False(HandshakeCodec.TryDecode(bytes, out _));
    }

    [Fact]
    public void System_messages_survive_the_journey()
    {
        foreach (var message in System)
        {
            var frame = LinkFrame.System(9, message);
            var reader = new WireReader(frame.AsSpan(Framing.Prefix));
            Assert.Equal((byte)LinkFrameKind.System, reader.Byte());
            Assert.Equal(9, reader.Int64());
            Assert.Equal(message, SystemEnvelope.Read(ref reader));
        }
    }

    [Fact]
    public void Messages_survive_the_journey()
    {
        var envelope = new MessageEnvelope { Recipient = "to"u8, Sender = "from"u8, Serializer = -7, Manifest = "m"u8, Payload = "bytes"u8 };
        var reader = new WireReader(envelope.ToFrame(new WireWriter()).AsSpan(Framing.Prefix));

        Assert.Equal((byte)LinkFrameKind.Message, reader.Byte());
        Assert.True(MessageEnvelope.TryRead(ref reader, out var read));
        Assert.True(read.Recipient.SequenceEqual("to"u8) && read.Sender.SequenceEqual("from"u8) && read.Manifest.SequenceEqual("m"u8));
        Assert.Equal(-7, read.Serializer);
        Assert.True(read.Payload.SequenceEqual("bytes"u8));
    }

    [Fact]
    public void Random_bytes_and_spoilt_frames_are_read_or_refused_but_never_more()
    {
        var random = new Random(20261121);
        var seeds = Handshake.Select(HandshakeCodec.Encode).Concat(System.Select(m => LinkFrame.System(3, m)[Framing.Prefix..])).ToArray();
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = round % 2 == 0 ? new byte[random.Next(200)] : [.. seeds[random.Next(seeds.Length)]];
            if (round % 2 == 0) random.NextBytes(bytes);
            else for (var i = random.Next(4); i >= 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            HandshakeCodec.TryDecode(bytes, out _);
            var system = new WireReader(bytes);
            SystemEnvelope.Read(ref system);
            var message = new WireReader(bytes);
            if (MessageEnvelope.TryRead(ref message, out var read)) Assert.InRange(read.Payload.Length, 0, bytes.Length);
        }
    }

    [Fact]
    public void A_text_that_is_too_long_for_the_wire_is_refused_where_it_is_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WireWriter().Text(new string('x', 65_536)));

    [Theory]
    [InlineData("akka-embedded/02", "OtherVersion")]
    [InlineData("akka-embedded/99", "OtherVersion")]
    [InlineData("GET / HTTP/1.1\r\n", "NotTheProtocol")]
    [InlineData("SSH-2.0-OpenSSH_", "NotTheProtocol")]
    [InlineData("\u0040\0\0\0\u0012\u003e\u0008\u0001ASSOCIAT", "OtherEngine")]
    public void Who_is_not_one_of_us_is_named(string first, string refusal) =>
        Assert.Equal(refusal, Preface.Judge(global::System.Text.Encoding.ASCII.GetBytes(first)).ToString());

    [Fact]
    public void Our_own_preface_is_taken()
    {
        Assert.Equal(Preface.Length, Preface.Bytes.Length);
        Assert.Null(Preface.Judge(Preface.Bytes));
    }
}
