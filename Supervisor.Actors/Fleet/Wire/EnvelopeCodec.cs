using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>The codec table of what crosses: a manifest for each type of <see cref="FleetEnvelope"/>.</summary>
internal static class EnvelopeCodec
{
    private const string Wanted = "HQ", Given = "HA", Sealed = "S";

    internal static string Manifest(FleetEnvelope envelope) => envelope switch
    {
        FleetEnvelope.ProofWanted => Wanted,
        FleetEnvelope.ProofGiven => Given,
        FleetEnvelope.Sealed => Sealed,
        _ => throw new ArgumentException($"{envelope} has no line in the codec table.", nameof(envelope)),
    };

    internal static byte[] Encode(FleetEnvelope envelope)
    {
        var writer = new WireWriter();
        switch (envelope)
        {
            case FleetEnvelope.ProofWanted e:
                writer.Fixed(e.Uid);
                writer.Bytes(e.Nonce.Items.AsSpan());
                break;
            case FleetEnvelope.ProofGiven e:
                writer.Fixed(e.Uid);
                writer.Bytes(e.Nonce.Items.AsSpan());
                writer.Bytes(e.Proof.Items.AsSpan());
                break;
            case FleetEnvelope.Sealed e:
                writer.Fixed(e.Uid);
                writer.Number(e.Number);
                writer.Bytes(e.Letter.Span);
                writer.Bytes(e.Seal.Span);
                break;
        }

        return writer.ToArray();
    }

    /// <summary>Throws <see cref="WireException"/> for what is not exactly one envelope of ours.</summary>
    internal static FleetEnvelope Decode(string manifest, ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        FleetEnvelope envelope = manifest switch
        {
            Wanted => new FleetEnvelope.ProofWanted(reader.Fixed(), ReadBytes(ref reader)),
            Given => new FleetEnvelope.ProofGiven(reader.Fixed(), ReadBytes(ref reader), ReadBytes(ref reader)),
            Sealed => new FleetEnvelope.Sealed(reader.Fixed(), reader.Number(), reader.Bytes(), reader.Bytes()),
            _ => throw new WireException("there is no such message between nodes"),
        };
        return reader.IsAtEnd ? envelope : throw new WireException("there is more after the end");
    }

    private static EquatableArray<byte> ReadBytes(ref WireReader reader) => EquatableArray.Of<byte>(reader.Bytes());
}
