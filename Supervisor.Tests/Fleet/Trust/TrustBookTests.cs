using System.Collections.Immutable;
using Supervisor.Actors.Fleet.Trust;

namespace Supervisor.Tests.Fleet.Trust;

public class TrustBookTests
{
    private const string Secret = "open sesame";

    private static readonly PeerLife A = new("akka.tcp://supervisor@a:1", 1), B = new("akka.tcp://supervisor@b:1", 2), Stranger = new("akka.tcp://supervisor@x:1", 3);

    private readonly Party _a = new(A, Secret);
    private readonly Party _b = new(B, Secret);

    [Fact]
    public void Two_that_know_the_secret_trust_each_other_after_three_or_four_words()
    {
        Greeting.Meet(_a, _b);

        Assert.Equal((true, true), (_a.Trusts(_b), _b.Trusts(_a)));
        Assert.InRange(_a.Sent + _b.Sent, 3, 4);
    }

    [Fact]
    public void Until_the_proof_has_come_nobody_is_trusted()
    {
        var asked = Assert.Single(_a.Meet(B));

        Assert.Equal(B.Address, Assert.IsType<TrustEffect.Ask>(asked).Address);
        Assert.False(_a.Trusts(B));
    }

    [Theory]
    [InlineData("another")]
    [InlineData("")]
    public void With_another_secret_or_none_neither_trusts_the_other(string other)
    {
        var b = new Party(B, other);
        Greeting.Meet(_a, b);

        Assert.Equal((false, false), (_a.Trusts(b), b.Trusts(_a)));
        Assert.True(_a.Refused || b.Refused);
    }

    [Fact]
    public void Where_nobody_has_a_secret_whoever_says_hello_is_trusted()
    {
        var (a, b) = (new Party(A, ""), new Party(B, ""));
        Greeting.Meet(a, b);

        Assert.Equal((true, true), (a.Trusts(b), b.Trusts(a)));
    }

    [Fact]
    public void A_stranger_is_not_answered() => Assert.Empty(_a.HearAsked(Stranger.Uid, Party.Nonce(1)));

    [Fact]
    public void Whoever_is_met_first_the_question_of_the_second_is_answered()
    {
        var early = _a.Meet(B);
        Greeting.Carry(_a, _b, early);
        Assert.False(_a.Trusts(_b));

        Greeting.Carry(_b, _a, _b.Meet(A));

        Assert.Equal((true, true), (_a.Trusts(_b), _b.Trusts(_a)));
    }

    [Fact]
    public void Whoever_trusts_has_given_its_own_proof_before()
    {
        _a.Meet(B);
        _b.Meet(A);
        var proof = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.HearAsked(A.Uid, Question(_a))));

        var effects = _a.Hear(new TrustInput.Proved(B.Uid, proof.Nonce, proof.Proof));

        Assert.Equal([typeof(TrustEffect.Prove), typeof(TrustEffect.Trust)], effects.Select(e => e.GetType()));
        Greeting.Carry(_a, _b, effects);
        Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, "first")));
    }

    [Fact]
    public void A_question_thrown_back_is_answered_with_what_does_not_fit()
    {
        var question = Question(_a, B);
        // Whoever stands at B's address has no secret, asks A the very question that A asked, and hands A its own answer.
        var answer = Assert.IsType<TrustEffect.Prove>(Assert.Single(_a.HearAsked(B.Uid, question)));

        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(B.Uid, answer.Nonce, answer.Proof)));
        Assert.False(_a.Trusts(B));
    }

    [Fact]
    public void A_proof_for_a_third_node_is_worth_nothing_here()
    {
        var question = Question(_a, Stranger);
        _b.Meet(A);
        // The stranger lets B answer for it.
        var answer = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.HearAsked(A.Uid, question)));

        Assert.Equal([new TrustEffect.Refuse(Stranger.Address)], _a.Hear(new TrustInput.Proved(Stranger.Uid, answer.Nonce, answer.Proof)));
    }

    [Fact]
    public void A_proof_given_in_an_earlier_life_is_worth_nothing_in_the_next()
    {
        var question = Question(_a, B);
        _b.Meet(A);
        var old = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.HearAsked(A.Uid, question)));
        _a.Hear(new TrustInput.Proved(B.Uid, old.Nonce, old.Proof));
        Assert.True(_a.Trusts(B));

        var reborn = B with { Uid = 9 };
        _a.Hear(new TrustInput.Met(reborn, question));

        Assert.Equal((false, false), (_a.Trusts(B), _a.Trusts(reborn)));
        Assert.Empty(_a.Hear(new TrustInput.Proved(B.Uid, old.Nonce, old.Proof)));
        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(reborn.Uid, old.Nonce, old.Proof)));
    }

    [Fact]
    public void Who_floods_a_node_with_wrong_proofs_does_not_keep_the_right_one_out()
    {
        var question = Question(_a, B);
        for (var i = 0; i < 1000; i++) _a.Hear(new TrustInput.Proved(B.Uid, Party.Nonce(i), Party.Nonce(i)));
        _b.Meet(A);
        var right = Assert.IsType<TrustEffect.Prove>(Assert.Single(_b.HearAsked(A.Uid, question)));

        Assert.Contains(new TrustEffect.Trust(B), _a.Hear(new TrustInput.Proved(B.Uid, right.Nonce, right.Proof)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(100_000)]
    public void A_question_of_the_wrong_size_is_not_answered(int size)
    {
        _a.Meet(B);
        ImmutableArray<byte> wrong = [.. new byte[size]];

        Assert.Empty(_a.HearAsked(B.Uid, wrong));
        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(B.Uid, Party.Nonce(1), wrong)));
        Assert.Equal([new TrustEffect.Refuse(B.Address)], _a.Hear(new TrustInput.Proved(B.Uid, wrong, Party.Nonce(1))));
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
        Greeting.Meet(_a, _b);

        Assert.Empty(_a.Meet(B));
        Assert.Empty(_a.Hear(new TrustInput.TimePassed()));
        Assert.Empty(_a.Hear(new TrustInput.Proved(B.Uid, Party.Nonce(1), Party.Nonce(1))));
        Assert.True(_a.Trusts(B));
    }

    [Fact]
    public void A_life_that_is_over_is_not_trusted_any_more()
    {
        Greeting.Meet(_a, _b);
        _a.Hear(new TrustInput.Lost(B.Uid));

        Assert.False(_a.Trusts(B));
    }

    [Fact]
    public void Nobody_asks_itself() => Assert.Empty(_a.Meet(A));

    private static ImmutableArray<byte> Question(Party party, PeerLife peer) =>
        Assert.IsType<TrustEffect.Ask>(Assert.Single(party.Meet(peer))).Nonce;

    private static ImmutableArray<byte> Question(Party party)
    {
        for (var i = 0; i < 10; i++)
        {
            if (party.Hear(new TrustInput.TimePassed()) is [TrustEffect.Ask ask]) return ask.Nonce;
        }

        throw new InvalidOperationException("Nothing was asked.");
    }
}
