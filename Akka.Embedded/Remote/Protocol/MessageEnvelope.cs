namespace Akka.Remote.Protocol;

/// <summary>A user's message on the wire: to whom, from whom, by which serializer, its bytes.</summary>
internal readonly ref struct MessageEnvelope
{
    internal required ReadOnlySpan<byte> Recipient { get; init; }

    /// <summary>Empty: nobody.</summary>
    internal required ReadOnlySpan<byte> Sender { get; init; }

    internal required int Serializer { get; init; }

    internal required ReadOnlySpan<byte> Manifest { get; init; }

    internal required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>With its length before it, ready to be sent.</summary>
    internal byte[] ToFrame(WireWriter writer) => Framing.Complete(
        writer.Int32(0).Byte((byte)LinkFrameKind.Message).Short(Recipient).Short(Sender).Int32(Serializer).Short(Manifest)
            .Raw(Payload).Take());

    internal static bool TryRead(ref WireReader reader, out MessageEnvelope envelope)
    {
        envelope = new MessageEnvelope
        {
            Recipient = reader.Short(),
            Sender = reader.Short(),
            Serializer = reader.Int32(),
            Manifest = reader.Short(),
            Payload = reader.Rest(),
        };
        return !reader.Failed;
    }
}
