using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>One life of a node, as a proof names it.</summary>
internal readonly record struct PeerLife(string Address, long Uid);

/// <summary>
/// An HMAC-SHA256 with the secret as its key, over who proves, who asked and what was asked. It is worth nothing in the other
/// direction, to a third node, or in another life of either.
/// </summary>
internal static class HelloProof
{
    internal const int NonceSize = 32;

    private static readonly byte[] Purpose = "supervisor fleet hello 1\0"u8.ToArray();

    internal static byte[] Make(string secret, PeerLife prover, PeerLife asker, ReadOnlySpan<byte> nonce)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Purpose);
        Append(mac, prover);
        Append(mac, asker);
        mac.AppendData(nonce);
        return mac.GetHashAndReset();
    }

    internal static bool IsRight(string secret, PeerLife prover, PeerLife asker, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> proof) =>
        CryptographicOperations.FixedTimeEquals(Make(secret, prover, asker, nonce), proof);

    // Lengths in front, so that no two lists of fields are the same bytes.
    private static void Append(IncrementalHash mac, PeerLife life)
    {
        var address = Encoding.UTF8.GetBytes(life.Address);
        var number = new byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32BigEndian(number, address.Length);
        BinaryPrimitives.WriteInt64BigEndian(number.AsSpan(sizeof(int)), life.Uid);
        mac.AppendData(number);
        mac.AppendData(address);
    }
}
