using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// Who has proved that they know the fleet's secret, and the sessions that came of it. Every life of a node is asked until its
/// proof has come; before that it is told nothing and not obeyed. What anybody else sends changes nothing: a wrong proof is
/// refused, and the right one is still waited for. Without a secret it is the empty one that is proved, which everybody knows.
/// </summary>
internal sealed record TrustBook(PeerLife Self, string Secret)
{
    // One question is asked again after 1, 2, 4 … periods, up to this many.
    private const int LongestPause = 8;

    private ImmutableDictionary<long, Page> Pages { get; init; } = ImmutableDictionary<long, Page>.Empty;

    /// <summary>Whether that life is to be believed, and told things.</summary>
    internal bool IsTrusted(long uid) => Pages.TryGetValue(uid, out var page) && page.Session is not null;

    /// <summary>Where that life is reached; for those who are trusted.</summary>
    internal string? AddressOf(long uid) => Pages.GetValueOrDefault(uid)?.Peer.Address;

    internal (TrustBook Next, ImmutableArray<TrustEffect> Effects) Handle(TrustInput input) => input switch
    {
        TrustInput.Met met => Meet(met),
        TrustInput.Lost lost => (this with { Pages = Pages.Remove(lost.Uid) }, []),
        TrustInput.Asked asked => Answer(asked),
        TrustInput.Proved proved => Judge(proved),
        TrustInput.TimePassed => PassTime(),
        _ => throw new ArgumentException($"A trust book does not know what {input} is.", nameof(input)),
    };

    /// <summary>Seals a letter for a life; null when it is not trusted.</summary>
    internal (TrustBook Next, FleetEnvelope.Sealed? Envelope) Seal(long uid, ReadOnlyMemory<byte> letter)
    {
        if (!Pages.TryGetValue(uid, out var page) || page.Session is null) return (this, null);
        var (session, envelope) = page.Session.Seal(Self.Uid, letter);
        return (With(page with { Session = session }), envelope);
    }

    /// <summary>Judges what is said in the name of a life.</summary>
    internal (TrustBook Next, SealVerdict Verdict) Open(FleetEnvelope.Sealed envelope)
    {
        if (!Pages.TryGetValue(envelope.Uid, out var page) || page.Session is null) return (this, SealVerdict.Stranger);
        var (session, verdict) = page.Session.Open(envelope);
        return (verdict is SealVerdict.Right ? With(page with { Session = session }) : this, verdict);
    }

    // A life that is known goes on as it was; another one at the address takes its place and has proved nothing.
    private (TrustBook, ImmutableArray<TrustEffect>) Meet(TrustInput.Met met)
    {
        if (met.Peer == Self || (Pages.TryGetValue(met.Peer.Uid, out var known) && known.Peer == met.Peer)) return (this, []);
        var earlier = Pages.Values.Where(p => p.Peer.Address == met.Peer.Address).Select(p => p.Peer.Uid);
        var page = new Page(met.Peer, met.Nonce);
        return ((this with { Pages = Pages.RemoveRange(earlier) }).With(page), [Ask(page)]);
    }

    // Only members learn a proof, and only at their own address.
    private (TrustBook, ImmutableArray<TrustEffect>) Answer(TrustInput.Asked asked)
    {
        if (asked.Nonce.Length != HelloProof.NonceSize || !Pages.TryGetValue(asked.Uid, out var page)) return (this, []);
        if (page.Session is { } session && Same(session.PeerNonce, asked.Nonce)) return (this, [Prove(page, session.OwnNonce, asked.Nonce)]);
        // What was made up for one session is never used for another: else its letters could be told again.
        if (page.IsNonceUsed) page = page with { Nonce = asked.Fresh };
        return (With(page with { ProvedFor = asked.Nonce }), [Prove(page, page.Nonce, asked.Nonce)]);
    }

    // Who trusts has given its own proof before, so whatever it tells afterwards is believed when it arrives.
    private (TrustBook, ImmutableArray<TrustEffect>) Judge(TrustInput.Proved proved)
    {
        if (!Pages.TryGetValue(proved.Uid, out var page) || page.IsNonceUsed) return (this, []);
        var (own, peer) = (new HelloSide(Self, page.Nonce), new HelloSide(page.Peer, proved.Nonce));
        if (proved.Nonce.Length != HelloProof.NonceSize || !HelloProof.IsRight(Secret, peer, own, proved.Proof.AsSpan()))
            return (this, page.Session is null ? [new TrustEffect.Refuse(page.Peer.Address)] : []);
        var next = With(page with { Session = new(Secret, own, peer), ProvedFor = proved.Nonce });
        return (next, Same(page.ProvedFor, proved.Nonce)
            ? [new TrustEffect.Trust(page.Peer)]
            : [Prove(page, page.Nonce, proved.Nonce), new TrustEffect.Trust(page.Peer)]);
    }

    private (TrustBook, ImmutableArray<TrustEffect>) PassTime()
    {
        var waiting = Pages.Values.Where(p => p.Session is null).Select(p => p with { Waited = p.Waited + 1 }).ToImmutableArray();
        if (waiting.IsEmpty) return (this, []);
        var due = waiting.Where(p => p.Waited >= p.Pause);
        var pages = waiting.Select(p => p.Waited < p.Pause ? p : p with { Waited = 0, Pause = Math.Min(p.Pause * 2, LongestPause) });
        return (this with { Pages = Pages.SetItems(pages.Select(p => KeyValuePair.Create(p.Peer.Uid, p))) }, [.. due.Select(Ask)]);
    }

    private TrustEffect.Prove Prove(Page page, ImmutableArray<byte> own, ImmutableArray<byte> asked) =>
        new(page.Peer.Address, own, HelloProof.Make(Secret, new(Self, own), new(page.Peer, asked)));

    private static TrustEffect.Ask Ask(Page page) => new(page.Peer.Address, page.Nonce);

    private static bool Same(ImmutableArray<byte> one, ImmutableArray<byte> other) => one.AsSpan().SequenceEqual(other.AsSpan());

    private TrustBook With(Page page) => this with { Pages = Pages.SetItem(page.Peer.Uid, page) };

    /// <summary>One life of a node, and what this node has made up to ask it.</summary>
    private sealed record Page(PeerLife Peer, ImmutableArray<byte> Nonce)
    {
        internal Session? Session { get; init; }

        /// <summary>What it has asked, if it was answered.</summary>
        internal ImmutableArray<byte> ProvedFor { get; init; } = [];

        internal int Waited { get; init; }

        internal int Pause { get; init; } = 1;

        internal bool IsNonceUsed => Session is not null && Same(Session.OwnNonce, Nonce);
    }
}
