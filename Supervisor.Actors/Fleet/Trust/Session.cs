using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// What two lives of nodes have once either has proved the secret to the other: a key and a count for each direction. Counts only
/// grow, so no letter is taken twice, nor after a later one; letters that were lost leave a gap.
/// </summary>
internal sealed record Session
{
    private readonly SealKey _out;
    private readonly SealKey _in;

    internal Session(string secret, HelloSide own, HelloSide peer)
    {
        (OwnNonce, PeerNonce) = (own.Nonce, peer.Nonce);
        (_out, _in) = (SealKey.Of(secret, own, peer), SealKey.Of(secret, peer, own));
    }

    /// <summary>What this node has made up for it: used for one session only.</summary>
    internal ImmutableArray<byte> OwnNonce { get; }

    internal ImmutableArray<byte> PeerNonce { get; }

    private long Sent { get; init; }

    private long Taken { get; init; }

    /// <summary>Seals the next letter.</summary>
    /// <param name="uid">Of this node's life.</param>
    /// <param name="letter">Its bytes.</param>
    internal (Session Next, FleetEnvelope.Sealed Envelope) Seal(long uid, ReadOnlyMemory<byte> letter)
    {
        var number = Sent + 1;
        return (this with { Sent = number }, new(uid, number, letter, _out.Seal(number, letter.Span)));
    }

    /// <summary>The session after a letter was judged.</summary>
    internal (Session Next, SealVerdict Verdict) Open(FleetEnvelope.Sealed envelope)
    {
        if (!_in.IsRight(envelope.Number, envelope.Letter.Span, envelope.Seal.Span)) return (this, SealVerdict.Wrong);
        return envelope.Number > Taken ? (this with { Taken = envelope.Number }, SealVerdict.Right) : (this, SealVerdict.Late);
    }
}

/// <summary>What is to be thought of a sealed letter.</summary>
internal enum SealVerdict
{
    /// <summary>It comes from whom it says, now.</summary>
    Right,

    /// <summary>There is no session with that life: nothing can be said.</summary>
    Stranger,

    /// <summary>Whoever made it does not have the key, or it was changed on its way.</summary>
    Wrong,

    /// <summary>It, or a later one, was taken before.</summary>
    Late,
}
