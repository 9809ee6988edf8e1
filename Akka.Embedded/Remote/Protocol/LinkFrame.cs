namespace Akka.Remote.Protocol;

/// <summary>Frames without a message in them, and the parts of those with one.</summary>
internal static class LinkFrame
{
    internal static byte[] Goodbye { get; } = Framing.WithLength([(byte)LinkFrameKind.Goodbye]);

    internal static byte[] Quarantined { get; } = Framing.WithLength([(byte)LinkFrameKind.Quarantined]);

    internal static byte[] Ack(long number) =>
        Framing.WithLength(new WireWriter().Byte((byte)LinkFrameKind.Ack).Int64(number).Take());

    internal static byte[] System(long number, SystemEnvelope message)
    {
        var writer = new WireWriter().Byte((byte)LinkFrameKind.System).Int64(number);
        message.Write(writer);
        return Framing.WithLength(writer.Take());
    }
}
