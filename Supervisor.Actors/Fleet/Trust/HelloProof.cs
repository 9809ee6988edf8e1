using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// An HMAC-SHA256 with the secret as its key, over who proves, who asked, and what either has made up. It is worth nothing in
/// the other direction, to a third node, or in another life of either.
/// </summary>
internal static class HelloProof
{
    internal const int NonceSize = 32;

    private static readonly byte[] Purpose = "supervisor fleet hello 2\0"u8.ToArray();

    internal static ImmutableArray<byte> Make(string secret, HelloSide prover, HelloSide asker)
    {
        byte[] said = [.. Purpose, .. prover.Life.ToBytes(), .. asker.Life.ToBytes(), .. prover.Nonce, .. asker.Nonce];
        return [.. HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), said)];
    }

    internal static bool IsRight(string secret, HelloSide prover, HelloSide asker, ReadOnlySpan<byte> proof) =>
        CryptographicOperations.FixedTimeEquals(Make(secret, prover, asker).AsSpan(), proof);
}
