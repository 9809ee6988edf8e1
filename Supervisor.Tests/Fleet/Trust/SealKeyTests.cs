using System.Collections.Immutable;
using Supervisor.Actors.Fleet.Trust;

namespace Supervisor.Tests.Fleet.Trust;

/// <summary>Proofs and seals against what another implementation of HMAC and HKDF has made of the same.</summary>
public class SealKeyTests
{
    private static readonly ImmutableArray<byte> First = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly ImmutableArray<byte> Second = [.. Enumerable.Range(32, 32).Select(i => (byte)i)];

    private static readonly HelloSide A = new(new("akka.tcp://supervisor@a:1", 1), First), B = new(new("akka.tcp://supervisor@b:1", 2), Second);

    [Fact]
    public void A_proof_is_an_hmac_over_who_proves_who_asked_and_both_nonces() => Assert.Equal(
        "8792cadb78d02936c068dcd4bf14bfd57c3e277d93a80fff07aa7f748a697502", Convert.ToHexStringLower([.. HelloProof.Make("open sesame", A, B)]));

    [Theory]
    [InlineData(1, "7ed2f7d348167891ece2186c9467c461245a2559f9e680fe9611747a799482c5")]
    [InlineData(2, "d081c2893404aa66ecbce38d0fdd7e99f0e4f7e6c12e7fde2c8c49e1ffecb5f9")]
    [InlineData(1L << 40, "863366974b7934376594c60aec4ccf040659d23b6e2a603c68a2068dbd1db663")]
    public void A_seal_is_an_hmac_over_the_number_and_the_letter(long number, string seal) =>
        Assert.Equal(seal, Convert.ToHexStringLower(SealKey.Of("open sesame", A, B).Seal(number, "hello"u8)));

    [Fact]
    public void The_way_back_has_another_key() => Assert.Equal(
        "8d4a53b5690ff796ffc1d1c4b034e10a1b6a536e4a0ce467ba024fc24363a632",
        Convert.ToHexStringLower(SealKey.Of("open sesame", B, A).Seal(1, "hello"u8)));

    [Fact]
    public void Without_a_secret_the_empty_one_makes_a_key_all_the_same() => Assert.Equal(
        "4de587dc9aec98d90b2b34b095714480f3a920487ff8c7a7daeea4372d4810d6", Convert.ToHexStringLower(SealKey.Of("", A, B).Seal(1, "hello"u8)));

    [Fact]
    public void Whatever_goes_into_a_key_makes_another_one_of_it()
    {
        string[] seals =
        [
            .. new[]
            {
                SealKey.Of("open sesame", A, B), SealKey.Of("open sesamf", A, B), SealKey.Of("open sesame", B, A),
                SealKey.Of("open sesame", A with { Nonce = Second }, B), SealKey.Of("open sesame", A, B with { Nonce = First }),
                SealKey.Of("open sesame", A with { Life = A.Life with { Uid = 3 } }, B),
                SealKey.Of("open sesame", A, B with { Life = B.Life with { Address = "akka.tcp://supervisor@c:1" } }),
            }.Select(k => Convert.ToHexString(k.Seal(1, "hello"u8))),
        ];

        Assert.Equal(seals.Length, seals.Distinct().Count());
    }

    [Fact]
    public void Fields_cannot_be_shifted_into_one_another() => Assert.NotEqual(
        HelloProof.Make("s", new(new("ab", 1), First), new(new("c", 1), Second)),
        HelloProof.Make("s", new(new("a", 1), First), new(new("bc", 1), Second)));
}
