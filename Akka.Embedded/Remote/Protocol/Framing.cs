using System.Buffers.Binary;

namespace Akka.Remote.Protocol;

/// <summary>A frame on the wire is its length in four bytes, then as many bytes.</summary>
internal static class Framing
{
    internal const int Prefix = 4;

    internal static byte[] WithLength(ReadOnlySpan<byte> frame)
    {
        var bytes = new byte[Prefix + frame.Length];
        frame.CopyTo(bytes.AsSpan(Prefix));
        return Complete(bytes);
    }

    /// <summary>Fills in the length, for which there is room at the front.</summary>
    internal static byte[] Complete(byte[] withRoom)
    {
        BinaryPrimitives.WriteInt32BigEndian(withRoom, withRoom.Length - Prefix);
        return withRoom;
    }
}
