using System.Collections.Immutable;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Trust;

namespace Supervisor.Tests.Fleet.Trust;

/// <summary>One of two that greet each other: a trust book, and what it has said.</summary>
internal sealed class Party(PeerLife life, string secret)
{
    private TrustBook _book = new(life, secret);
    private int _fresh = (int)life.Uid * 1000;

    public PeerLife Life => _book.Self;

    public int Sent { get; private set; }

    public bool Refused { get; private set; }

    public bool Trusts(Party peer) => _book.IsTrusted(peer.Life.Uid);

    public bool Trusts(PeerLife peer) => _book.IsTrusted(peer.Uid);

    public TrustEffect[] Meet(PeerLife peer) => Hear(new TrustInput.Met(peer, Nonce(_fresh++)));

    public TrustEffect[] HearAsked(long uid, ImmutableArray<byte> nonce) => Hear(new TrustInput.Asked(uid, nonce, Nonce(_fresh++)));

    public TrustEffect[] Hear(TrustInput input)
    {
        (_book, var effects) = _book.Handle(input);
        Sent += effects.Count(e => e is TrustEffect.Ask or TrustEffect.Prove);
        Refused |= effects.Any(e => e is TrustEffect.Refuse);
        return [.. effects];
    }

    public FleetEnvelope.Sealed Seal(Party peer, string letter)
    {
        (_book, var envelope) = _book.Seal(peer.Life.Uid, System.Text.Encoding.UTF8.GetBytes(letter));
        return envelope!;
    }

    public SealVerdict Open(FleetEnvelope.Sealed envelope)
    {
        (_book, var verdict) = _book.Open(envelope);
        return verdict;
    }

    public static ImmutableArray<byte> Nonce(int seed)
    {
        var nonce = new byte[HelloProof.NonceSize];
        new Random(seed).NextBytes(nonce);
        return [.. nonce];
    }
}

/// <summary>What two parties say to each other, letter by letter.</summary>
internal static class Greeting
{
    /// <summary>Both see each other, one after the other, and everything that they say arrives.</summary>
    public static void Meet(Party one, Party other)
    {
        Carry(one, other, one.Meet(other.Life));
        Carry(other, one, other.Meet(one.Life));
    }

    /// <summary>What one has to say arrives, and so does what is said in turn.</summary>
    public static void Carry(Party from, Party to, IEnumerable<TrustEffect> effects)
    {
        var post = new Queue<(Party From, Party To, TrustEffect Effect)>(effects.Select(e => (from, to, e)));
        while (post.TryDequeue(out var letter))
        {
            var said = letter.Effect switch
            {
                TrustEffect.Ask e => letter.To.HearAsked(letter.From.Life.Uid, e.Nonce),
                TrustEffect.Prove e => letter.To.Hear(new TrustInput.Proved(letter.From.Life.Uid, e.Nonce, e.Proof)),
                _ => [],
            };
            foreach (var effect in said) post.Enqueue((letter.To, letter.From, effect));
        }
    }
}
