using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// What one life of a node seals its letters with for one life of another: HKDF-SHA256 of the secret, salted with what both
/// have made up in their hello. There is another for the way back, and others for any other pair, life or hello.
/// </summary>
internal sealed class SealKey
{
    internal const int SealSize = HMACSHA256.HashSizeInBytes;

    private static readonly byte[] Purpose = "supervisor fleet seal 1\0"u8.ToArray();

    private readonly byte[] _key;

    private SealKey(byte[] key) => _key = key;

    internal static SealKey Of(string secret, HelloSide sender, HelloSide receiver)
    {
        byte[] salt = [.. sender.Nonce, .. receiver.Nonce];
        byte[] info = [.. Purpose, .. sender.Life.ToBytes(), .. receiver.Life.ToBytes()];
        return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), SealSize, salt, info));
    }

    internal byte[] Seal(long number, ReadOnlySpan<byte> letter) => HMACSHA256.HashData(_key, Numbered(number, letter));

    internal bool IsRight(long number, ReadOnlySpan<byte> letter, ReadOnlySpan<byte> seal) =>
        CryptographicOperations.FixedTimeEquals(Seal(number, letter), seal);

    private static byte[] Numbered(long number, ReadOnlySpan<byte> letter)
    {
        var bytes = new byte[sizeof(long) + letter.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        letter.CopyTo(bytes.AsSpan(sizeof(long)));
        return bytes;
    }
}

/// <summary>One of the two who greet each other, and what it has made up for that.</summary>
internal readonly record struct HelloSide(PeerLife Life, ImmutableArray<byte> Nonce);
