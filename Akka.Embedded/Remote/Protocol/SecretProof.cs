using System.Security.Cryptography;

namespace Akka.Remote.Protocol;

/// <summary>
/// That one knows the secret, said over everything both have said (addresses, lives, nonces), over who says it, and over the
/// listener's certificate if there is TLS: a proof is of no use to anybody who passes it on.
/// </summary>
internal static class SecretProof
{
    private const int Length = 32;

    internal static byte[] ByDialer(byte[]? secret, byte[] hello, byte[] challenge, byte[] binding) =>
        Make("dialer"u8, secret, hello, challenge, binding);

    internal static byte[] ByListener(byte[]? secret, byte[] hello, byte[] challenge, byte[] binding) =>
        Make("listener"u8, secret, hello, challenge, binding);

    internal static bool Matches(byte[] given, byte[] expected) => CryptographicOperations.FixedTimeEquals(given, expected);

    private static byte[] Make(ReadOnlySpan<byte> role, byte[]? secret, byte[] hello, byte[] challenge, byte[] binding)
    {
        var said = new WireWriter().Short(Preface.Bytes).Short(role).Short(hello).Short(challenge).Short(binding).Take();
        return secret is null ? new byte[Length] : HMACSHA256.HashData(secret, said);
    }
}
