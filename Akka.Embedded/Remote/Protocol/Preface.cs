using System.Buffers.Binary;

namespace Akka.Remote.Protocol;

/// <summary>
/// The first bytes of a connection, in both directions: which engine, which version of its protocol. They never change
/// their form, so that any version can name any other.
/// </summary>
internal static class Preface
{
    internal const int Version = 1;
    internal const int Length = 16;
    private const int VersionAt = 14;
    private const int LargestForeignFrame = 1 << 17;

    internal static byte[] Bytes { get; } = Of(Version);

    internal static byte[] Of(int version)
    {
        var bytes = "akka-embedded/00"u8.ToArray();
        bytes[VersionAt] = (byte)('0' + version / 10);
        bytes[VersionAt + 1] = (byte)('0' + version % 10);
        return bytes;
    }

    /// <summary>Null if it is ours.</summary>
    internal static Refusal? Judge(ReadOnlySpan<byte> bytes)
    {
        if (bytes.SequenceEqual(Bytes)) return null;
        if (bytes[..VersionAt].SequenceEqual(Bytes.AsSpan(0, VersionAt))) return Refusal.OtherVersion;
        return IsAkkaNet(bytes) ? Refusal.OtherEngine : Refusal.NotTheProtocol;
    }

    /// <summary>Akka.NET's transport: a little-endian length, then a protocol buffer's first field or its second.</summary>
    private static bool IsAkkaNet(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes) is > 0 and < LargestForeignFrame && bytes[4] is 0x0A or 0x12;
}
