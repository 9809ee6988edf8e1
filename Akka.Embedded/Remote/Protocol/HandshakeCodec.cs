using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Remote.Protocol;

internal static class HandshakeCodec
{
    /// <summary>No handshake frame is longer; two addresses and a nonce are far shorter.</summary>
    internal const int Limit = 2048;

    internal const int NonceLength = 32;

    internal static byte[] Encode(HandshakeFrame frame)
    {
        var writer = new WireWriter();
        return frame switch
        {
            HandshakeFrame.Hello hello => writer.Byte(1).Text(hello.From.ToString()).Int32(hello.Uid).Int64(hello.Connection)
                .Text(hello.To.ToString()).Short(hello.Nonce).Flag(hello.HasSecret).Byte((byte)hello.Purpose).Take(),
            HandshakeFrame.Challenge challenge => writer.Byte(2).Text(challenge.From.ToString()).Int32(challenge.Uid)
                .Short(challenge.Nonce).Flag(challenge.HasSecret).Take(),
            HandshakeFrame.Proof proof => writer.Byte(3).Short(proof.Mac).Take(),
            HandshakeFrame.Welcome welcome => writer.Byte(4).Short(welcome.Mac).Take(),
            HandshakeFrame.Refused refused => writer.Byte(5).Byte((byte)refused.Reason).Take(),
            _ => throw new ArgumentOutOfRangeException(nameof(frame)),
        };
    }

    internal static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out HandshakeFrame? frame)
    {
        var reader = new WireReader(bytes);
        frame = reader.Byte() switch
        {
            1 => ReadHello(ref reader),
            2 => ReadChallenge(ref reader),
            3 => new HandshakeFrame.Proof(reader.Short().ToArray()),
            4 => new HandshakeFrame.Welcome(reader.Short().ToArray()),
            5 => new HandshakeFrame.Refused((Refusal)reader.Byte()),
            _ => null,
        };
        if (!reader.IsComplete) frame = null;
        return frame is not null;
    }

    private static HandshakeFrame.Hello? ReadHello(ref WireReader reader)
    {
        var (from, uid, connection) = (Node(ref reader), reader.Int32(), reader.Int64());
        var (to, nonce, hasSecret, purpose) = (Node(ref reader), Nonce(ref reader), reader.Flag(), (LinkPurpose)reader.Byte());
        return from is null || to is null || nonce is null || !Enum.IsDefined(purpose)
            ? null
            : new(from, uid, connection, to, nonce, hasSecret, purpose);
    }

    private static HandshakeFrame.Challenge? ReadChallenge(ref WireReader reader)
    {
        var (from, uid, nonce, hasSecret) = (Node(ref reader), reader.Int32(), Nonce(ref reader), reader.Flag());
        return from is null || nonce is null ? null : new(from, uid, nonce, hasSecret);
    }

    private static byte[]? Nonce(ref WireReader reader) =>
        reader.Short() is { Length: NonceLength } nonce ? nonce.ToArray() : null;

    /// <summary>A whole address of a node, and nothing after it.</summary>
    private static Address? Node(ref WireReader reader)
    {
        var text = reader.Text();
        return Address.TryParse(text, out var address) && address is { HasGlobalScope: true, Port: > 0 and <= ushort.MaxValue }
            && address.ToString() == text
            ? address
            : null;
    }
}
