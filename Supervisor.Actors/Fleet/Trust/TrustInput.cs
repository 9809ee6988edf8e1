using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>What a trust book hears.</summary>
internal abstract record TrustInput
{
    private TrustInput() { }

    /// <summary>The cluster has this life of a node. The nonce is fresh and random; it is used if the life is new.</summary>
    internal sealed record Met(PeerLife Peer, ImmutableArray<byte> Nonce) : TrustInput;

    /// <summary>This life is over.</summary>
    internal sealed record Lost(long Uid) : TrustInput;

    /// <summary>
    /// Somebody, by its own word this life, asks for a proof. The other nonce is fresh and random; it is used if the life has
    /// forgotten what was agreed with it.
    /// </summary>
    internal sealed record Asked(long Uid, ImmutableArray<byte> Nonce, ImmutableArray<byte> Fresh) : TrustInput;

    /// <summary>Somebody, by its own word this life, gives one.</summary>
    internal sealed record Proved(long Uid, ImmutableArray<byte> Nonce, ImmutableArray<byte> Proof) : TrustInput;

    /// <summary>Time has passed: what was asked may have been lost.</summary>
    internal sealed record TimePassed : TrustInput;
}

/// <summary>What a trust book wants done.</summary>
internal abstract record TrustEffect
{
    private TrustEffect() { }

    /// <summary>Ask this node for a proof.</summary>
    internal sealed record Ask(string Address, ImmutableArray<byte> Nonce) : TrustEffect;

    /// <summary>Give this node the proof that it asked for.</summary>
    internal sealed record Prove(string Address, ImmutableArray<byte> Nonce, ImmutableArray<byte> Proof) : TrustEffect;

    /// <summary>From now on this life is told things and obeyed.</summary>
    internal sealed record Trust(PeerLife Peer) : TrustEffect;

    /// <summary>A proof was wrong: whoever gave it has another secret, or none.</summary>
    internal sealed record Refuse(string Address) : TrustEffect;
}
