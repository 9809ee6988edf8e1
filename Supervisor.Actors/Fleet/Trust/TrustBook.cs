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

    private const int MaxStrangers = 64;

    private ImmutableDictionary<string, Page> Pages { get; init; } = ImmutableDictionary<string, Page>.Empty;

    // Who has asked before the cluster has said that it is a member.
    private ImmutableDictionary<PeerLife, ImmutableArray<byte>> Strangers { get; init; } =
        ImmutableDictionary<PeerLife, ImmutableArray<byte>>.Empty;

    /// <summary>Whether what comes from this address is to be believed, and this address told.</summary>
    internal bool IsTrusted(string address) => Pages.TryGetValue(address, out var page) && page.IsProven;

    internal (TrustBook Next, ImmutableArray<TrustEffect> Effects) Handle(TrustInput input) => input switch
    {
        TrustInput.Met met => Meet(met),
        TrustInput.Lost lost => (this with { Pages = Pages.RemoveRange(Pages.Where(p => p.Value.Peer.Uid == lost.Uid).Select(p => p.Key)) }, []),
        TrustInput.Asked asked => Answer(asked),
        TrustInput.Proved proved => Judge(proved),
        TrustInput.TimePassed => PassTime(),
        _ => throw new ArgumentException($"A trust book does not know what {input} is.", nameof(input)),
    };

    // A life that is known goes on as it was; another one at the address takes its place and has proved nothing.
    private (TrustBook, ImmutableArray<TrustEffect>) Meet(TrustInput.Met met)
    {
        if (met.Peer.Address == Self.Address || (Pages.TryGetValue(met.Peer.Address, out var known) && known.Peer == met.Peer)) return (this, []);
        var page = new Page(met.Peer, met.Nonce, IsProven: Secret is null, Waited: 0, Pause: 1);
        var next = With(page) with { Strangers = Strangers.Remove(met.Peer) };
        if (Secret is null) return (next, [new TrustEffect.Trust(met.Peer)]);
        return (next, Strangers.TryGetValue(met.Peer, out var nonce) ? [Ask(page), Prove(page, nonce)] : [Ask(page)]);
    }

    // The question always goes before the answer: who trusts us because of the answer, and begins to tell us things, has answered
    // our question before. Only members learn a proof, and only at their own address.
    private (TrustBook, ImmutableArray<TrustEffect>) Answer(TrustInput.Asked asked)
    {
        if (Secret is null || asked.Nonce.Length != HelloProof.NonceSize) return (this, []);
        if (Pages.TryGetValue(asked.From.Address, out var page) && page.Peer == asked.From) return (this, [Prove(page, asked.Nonce)]);
        if (Strangers.Count >= MaxStrangers && !Strangers.ContainsKey(asked.From)) return (this, []);
        return (this with { Strangers = Strangers.SetItem(asked.From, asked.Nonce) }, []);
    }

    private (TrustBook, ImmutableArray<TrustEffect>) Judge(TrustInput.Proved proved)
    {
        if (Secret is null || !Pages.TryGetValue(proved.From.Address, out var page) || page.IsProven || page.Peer != proved.From) return (this, []);
        if (!HelloProof.IsRight(Secret, page.Peer, Self, page.Nonce.AsSpan(), proved.Proof.AsSpan()))
            return (this, [new TrustEffect.Refuse(page.Peer.Address)]);
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

    private TrustEffect.Prove Prove(Page page, ImmutableArray<byte> nonce) =>
        new TrustEffect.Prove(page.Peer.Address, [.. HelloProof.Make(Secret!, Self, page.Peer, nonce.AsSpan())]);

    private static TrustEffect.Ask Ask(Page page) => new TrustEffect.Ask(page.Peer.Address, page.Nonce);

    private TrustBook With(Page page) => this with { Pages = Pages.SetItem(page.Peer.Address, page) };

    private sealed record Page(PeerLife Peer, ImmutableArray<byte> Nonce, bool IsProven, int Waited, int Pause);
}
