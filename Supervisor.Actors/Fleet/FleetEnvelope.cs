using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What crosses between nodes: the two questions and answers of the hello, and from then on sealed letters only. Every type has
/// its line in the codec table, and its meaning never changes.
/// </summary>
public abstract record FleetEnvelope
{
    private FleetEnvelope() { }

    /// <summary>The sender, in this life, asks for a proof that the receiver knows the secret.</summary>
    public sealed record ProofWanted(long Uid, EquatableArray<byte> Nonce) : FleetEnvelope;

    /// <summary>The proof, for the one who asked, and what the sender asks itself.</summary>
    public sealed record ProofGiven(long Uid, EquatableArray<byte> Nonce, EquatableArray<byte> Proof) : FleetEnvelope;

    /// <summary>The n-th letter that this life of the sender has for this life of the receiver.</summary>
    /// <param name="Uid">Of the sender, by its own word; the seal says whether it is true.</param>
    /// <param name="Number">Each larger than the one before.</param>
    /// <param name="Letter">The bytes that are sealed, with their number.</param>
    /// <param name="Seal">An HMAC-SHA256 over both.</param>
    public sealed record Sealed(long Uid, long Number, ReadOnlyMemory<byte> Letter, ReadOnlyMemory<byte> Seal) : FleetEnvelope;
}
