using System.Collections.Immutable;
using Supervisor.Actors.Fleet.Trust;

namespace Supervisor.Tests.Fleet.Trust;

public class TrustBookTests
{
    private const string Secret = "open sesame";

    private static readonly PeerLife A = new("akka.tcp://supervisor@a:1", 1), B = new("akka.tcp://supervisor@b:1", 2), Stranger = new("akka.tcp://supervisor@x:1", 3);

    private readonly Party _a = new(new(A, Secret));
    private readonly Party _b = new(new(B, Secret));

    [Fact]
    public void Two_that_know_the_secret_trust_each_other_after_a_question_and_an_answer_each()
    {
        Meet(_a, _b);

        Assert.Equal((true, true), (_a.Trusts(B), _b.Trusts(A)));
        Assert.Equal((2, 2), (_a.Sent, _b.Sent));
    }

    [Fact]
    public void Until_the_proof_has_come_nobody_is_trusted()
    {
        var asked = Assert.Single(_a.Hear(new TrustInput.Met(B, Nonce(1))));

        Assert.Equal(B.Address, Assert.IsType<TrustEffect.Ask>(asked).Address);
        Assert.False(_a.Trusts(B));
    }

    [Theory]
    [InlineData("another")]
    [InlineData("")]
    [InlineData(null)]
    public void With_another_secret_or_none_the_one_who_has_ours_trusts_nobody(string? other)
    {
        var b = new Party(new(B, other));
        Meet(_a, b);

        Assert.False(_a.Trusts(B));
        Assert.Equal(other is not null, _a.Refused);
    }

    [Fact]
    public void Without_a_secret_whom_the_cluster_has_let_in_is_trusted_at_once()
    {
        var a = new Party(new(A, null));

        Assert.Equal([new TrustEffect.Trust(B)], a.Hear(new TrustInput.Met(B, Nonce(1))));
        Assert.True(a.Trusts(B));
    }

    [Fact]
    public void An_answer_to_a_stranger_tells_nothing() =>
        Assert.Empty(_a.Hear(new TrustInput.Asked(Stranger, Nonce(1))));

    [Fact]
    public void Who_asks_before_the_cluster_has_named_it_is_answered_when_it_has()
    {
        Assert.Empty(_b.Hear(new TrustInput.Asked(A, Nonce(1))));

        Assert.Equal([typeof(TrustEffect.Ask), typeof(TrustEffect.Prove)], _b.Hear(new TrustInput.Met(A, Nonce(2))).Select(e => e.GetType()));
    }

    [Fact]
    public void Of_strangers_that_ask_only_a_few_are_remembered()
    {
        for (var i = 0; i < 1000; i++) _b.Hear(new TrustInput.Asked(A with { Uid = 1000 + i }, Nonce(i)));

        Assert.Equal(64, Enumerable.Range(0, 1000).Count(i => _b.Hear(new TrustInput.Met(A with { Uid = 1000 + i }, Nonce(0))).Length > 1));
    }

    [Fact]
    public void A_question_thrown_back_is_answered_with_what_does_not_fit()
    {
        var question = Question(_a, B);
        // Whoever stands at B's address has no secret, asks A the very question that A asked, and hands A its own answer.
        var answer = Assert.IsType<TrustEffect.Prove>(Assert.Single(_a.Hear(new TrustInput.Asked(B, question))));

        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(B, answer.Proof)));
        Assert.False(_a.Trusts(B));
    }

    [Fact]
    public void A_proof_for_a_third_node_is_worth_nothing_here()
    {
        var question = Question(_a, Stranger);
        _b.Hear(new TrustInput.Met(A, Nonce(2)));
        // The stranger lets B answer for it.
        var answer = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.Hear(new TrustInput.Asked(A, question))));

        Assert.Equal([new TrustEffect.Refuse(Stranger.Address)], _a.Hear(new TrustInput.Proved(Stranger, answer.Proof)));
    }

    [Fact]
    public void A_proof_given_in_an_earlier_life_is_worth_nothing_in_the_next()
    {
        var question = Question(_a, B);
        _b.Hear(new TrustInput.Met(A, Nonce(2)));
        var old = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.Hear(new TrustInput.Asked(A, question))));
        _a.Hear(new TrustInput.Proved(B, old.Proof));
        Assert.True(_a.Trusts(B));

        var reborn = B with { Uid = 9 };
        _a.Hear(new TrustInput.Met(reborn, question));

        Assert.False(_a.Trusts(reborn));
        Assert.Empty(_a.Hear(new TrustInput.Proved(B, old.Proof)));
        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(reborn, old.Proof)));
    }

    [Fact]
    public void Who_floods_a_node_with_wrong_proofs_does_not_keep_the_right_one_out()
    {
        var question = Question(_a, B);
        for (var i = 0; i < 1000; i++) _a.Hear(new TrustInput.Proved(B, Nonce(i)));
        _b.Hear(new TrustInput.Met(A, Nonce(2)));
        var right = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.Hear(new TrustInput.Asked(A, question))));

        Assert.Equal([new TrustEffect.Trust(B)], _a.Hear(new TrustInput.Proved(B, right.Proof)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100_000)]
    public void A_question_of_the_wrong_size_is_not_answered(int size)
    {
        _a.Hear(new TrustInput.Met(B, Nonce(1)));

        Assert.Empty(_a.Hear(new TrustInput.Asked(B, [.. new byte[size]])));
        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(B, [.. new byte[size]])));
    }

    [Fact]
    public void A_question_that_may_be_lost_is_asked_again_ever_more_rarely_and_is_the_same()
    {
        var question = Question(_a, B);
        var asked = Enumerable.Range(1, 31).Where(_ => _a.Hear(new TrustInput.TimePassed()).Length > 0).ToArray();

        Assert.Equal([1, 3, 7, 15, 23, 31], asked);
        Assert.Equal(question.AsSpan(), Question(_a).AsSpan());
    }

    [Fact]
    public void Who_has_proved_it_is_not_asked_again_however_often_it_is_seen()
    {
        Meet(_a, _b);

        Assert.Empty(_a.Hear(new TrustInput.Met(B, Nonce(7))));
        Assert.Empty(_a.Hear(new TrustInput.TimePassed()));
        Assert.Empty(_a.Hear(new TrustInput.Proved(B, Nonce(1))));
        Assert.True(_a.Trusts(B));
    }

    [Fact]
    public void A_life_that_is_over_is_not_trusted_any_more()
    {
        Meet(_a, _b);
        _a.Hear(new TrustInput.Lost(B.Uid));

        Assert.False(_a.Trusts(B));
    }

    [Fact]
    public void Nobody_asks_itself() => Assert.Empty(_a.Hear(new TrustInput.Met(A, Nonce(1))));

    [Fact]
    public void Fields_cannot_be_shifted_into_one_another() => Assert.NotEqual(
        HelloProof.Make(Secret, new("ab", 1), new("c", 1), Nonce(1).AsSpan()),
        HelloProof.Make(Secret, new("a", 1), new("bc", 1), Nonce(1).AsSpan()));

    private static ImmutableArray<byte> Nonce(int seed)
    {
        var nonce = new byte[HelloProof.NonceSize];
        new Random(seed).NextBytes(nonce);
        return [.. nonce];
    }

    private static ImmutableArray<byte> Question(Party party, PeerLife peer) =>
        Assert.IsType<TrustEffect.Ask>(Assert.Single(party.Hear(new TrustInput.Met(peer, Nonce(1))))).Nonce;

    private static ImmutableArray<byte> Question(Party party)
    {
        for (var i = 0; i < 10; i++)
        {
            if (party.Hear(new TrustInput.TimePassed()) is [TrustEffect.Ask ask]) return ask.Nonce;
        }

        throw new InvalidOperationException("Nothing was asked.");
    }

    /// <summary>Both see each other, one after the other, and everything that they say arrives.</summary>
    private static void Meet(Party one, Party other)
    {
        var post = new Queue<(Party To, TrustInput Input)>([(one, new TrustInput.Met(other.Life, Nonce(1))), (other, new TrustInput.Met(one.Life, Nonce(2)))]);
        while (post.TryDequeue(out var letter))
        {
            var (from, to) = (letter.To, letter.To == one ? other : one);
            foreach (var effect in from.Hear(letter.Input))
            {
                if (effect is TrustEffect.Ask ask) post.Enqueue((to, new TrustInput.Asked(from.Life, ask.Nonce)));
                if (effect is TrustEffect.Prove proof) post.Enqueue((to, new TrustInput.Proved(from.Life, proof.Proof)));
            }
        }
    }

    private sealed class Party(TrustBook book)
    {
        private TrustBook _book = book;

        public PeerLife Life => _book.Self;

        public int Sent { get; private set; }

        public bool Refused { get; private set; }

        public bool Trusts(PeerLife peer) => _book.IsTrusted(peer.Address);

        public TrustEffect[] Hear(TrustInput input)
        {
            (_book, var effects) = _book.Handle(input);
            Sent += effects.Count(e => e is TrustEffect.Ask or TrustEffect.Prove);
            Refused |= effects.Any(e => e is TrustEffect.Refuse);
            return [.. effects];
        }
    }
}
