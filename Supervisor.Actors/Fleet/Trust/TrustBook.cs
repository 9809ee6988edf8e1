using System.Collections.Immutable;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>
/// Who has proved that they know the fleet's secret. Every life of a node is asked once and answers once; until its proof has
/// come it is told nothing and not obeyed. What anybody else sends changes nothing: a wrong proof is refused, and the right one is
/// still waited for. Without a secret everybody whom the cluster has let in is trusted.
/// </summary>
internal sealed record TrustBook(PeerLife Self, string? Secret)
{
    // One question is asked again after 1, 2, 4 … periods, up to this many.
    private const int LongestPause = 8;

    private ImmutableDictionary<string, Page> Pages { get; init; } = ImmutableDictionary<string, Page>.Empty;

    /// <summary>Whether what comes from this address is to be believed, and this address told.</summary>
    internal bool IsTrusted(string address) => Pages.TryGetValue(address, out var page) && page.IsProven;

    internal (TrustBook Next, ImmutableArray<TrustEffect> Effects) Handle(TrustInput input) => input switch
    {
        TrustInput.Met met => Meet(met),
        TrustInput.Lost lost => (this with { Pages = Pages.RemoveRange(Pages.Where(p => p.Value.Peer.Uid == lost.Uid).Select(p => p.Key)) }, []),
        TrustInput.Asked asked => (this, Answer(asked)),
        TrustInput.Proved proved => Judge(proved),
        TrustInput.TimePassed => PassTime(),
        _ => throw new ArgumentException($"A trust book does not know what {input} is.", nameof(input)),
    };

    // A life that is known goes on as it was; another one at the address takes its place and has proved nothing.
    private (TrustBook, ImmutableArray<TrustEffect>) Meet(TrustInput.Met met)
    {
        if (met.Peer.Address == Self.Address || (Pages.TryGetValue(met.Peer.Address, out var known) && known.Peer == met.Peer)) return (this, []);
        var page = new Page(met.Peer, met.Nonce, IsProven: Secret is null, Waited: 0, Pause: 1);
        return (With(page), [Secret is null ? new TrustEffect.Trust(met.Peer) : Ask(page)]);
    }

    // Only members learn a proof, at their own address; who cannot be answered yet will ask again.
    private ImmutableArray<TrustEffect> Answer(TrustInput.Asked asked)
    {
        if (Secret is null || asked.Nonce.Length != HelloProof.NonceSize || !Pages.TryGetValue(asked.From, out var page)) return [];
        var proof = HelloProof.Make(Secret, Self, page.Peer, asked.Nonce.AsSpan());
        return [new TrustEffect.Prove(asked.From, [.. proof])];
    }

    private (TrustBook, ImmutableArray<TrustEffect>) Judge(TrustInput.Proved proved)
    {
        if (Secret is null || !Pages.TryGetValue(proved.From, out var page) || page.IsProven) return (this, []);
        if (!HelloProof.IsRight(Secret, page.Peer, Self, page.Nonce.AsSpan(), proved.Proof.AsSpan())) return (this, [new TrustEffect.Refuse(proved.From)]);
        return (With(page with { IsProven = true }), [new TrustEffect.Trust(page.Peer)]);
    }

    private (TrustBook, ImmutableArray<TrustEffect>) PassTime()
    {
        var waiting = Pages.Values.Where(p => !p.IsProven).Select(p => p with { Waited = p.Waited + 1 }).ToImmutableArray();
        if (waiting.IsEmpty) return (this, []);
        var due = waiting.Where(p => p.Waited >= p.Pause);
        var pages = waiting.Select(p => p.Waited < p.Pause ? p : p with { Waited = 0, Pause = Math.Min(p.Pause * 2, LongestPause) });
        return (this with { Pages = Pages.SetItems(pages.Select(p => KeyValuePair.Create(p.Peer.Address, p))) }, [.. due.Select(Ask)]);
    }

    private static TrustEffect Ask(Page page) => new TrustEffect.Ask(page.Peer.Address, page.Nonce);

    private TrustBook With(Page page) => this with { Pages = Pages.SetItem(page.Peer.Address, page) };

    private sealed record Page(PeerLife Peer, ImmutableArray<byte> Nonce, bool IsProven, int Waited, int Pause);
}
