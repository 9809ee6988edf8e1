using System.Diagnostics;
using Supervisor.Actors.Fleet.Trust;
using Xunit.Abstractions;

namespace Supervisor.Tests.Fleet.Trust;

/// <summary>Sealed letters between nodes that have greeted each other, and what others can do with them: nothing.</summary>
public class SessionTests
{
    private const string Secret = "open sesame";

    private readonly Party _a = new(new("akka.tcp://supervisor@a:1", 1), Secret);
    private readonly Party _b = new(new("akka.tcp://supervisor@b:1", 2), Secret);
    private readonly Party _c = new(new("akka.tcp://supervisor@c:1", 3), Secret);

    private readonly ITestOutputHelper _output;

    public SessionTests(ITestOutputHelper output)
    {
        _output = output;
        Greeting.Meet(_a, _b);
        Greeting.Meet(_a, _c);
        Greeting.Meet(_b, _c);
    }

    [Fact]
    public void Letters_are_taken_in_their_order_in_both_directions()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, $"letter {i}")));
            Assert.Equal(SealVerdict.Right, _a.Open(_b.Seal(_a, $"answer {i}")));
        }
    }

    [Fact]
    public void A_letter_that_was_taken_is_not_taken_again()
    {
        var first = _a.Seal(_b, "stop it");
        Assert.Equal(SealVerdict.Right, _b.Open(first));
        Assert.Equal(SealVerdict.Late, _b.Open(first));
        Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, "start it")));
        Assert.Equal(SealVerdict.Late, _b.Open(first));
    }

    [Fact]
    public void Letters_may_be_lost_but_not_overtaken()
    {
        var (first, second, third) = (_a.Seal(_b, "1"), _a.Seal(_b, "2"), _a.Seal(_b, "3"));

        Assert.Equal(
            [SealVerdict.Right, SealVerdict.Right, SealVerdict.Late],
            new[] { first, third, second }.Select(_b.Open));
    }

    [Fact]
    public void Any_bit_that_is_changed_on_the_way_breaks_the_seal()
    {
        var right = _a.Seal(_b, "stop it");
        for (var bit = 0; bit < 8 * right.Letter.Length; bit++)
            Assert.Equal(SealVerdict.Wrong, _b.Open(right with { Letter = Flip(right.Letter, bit) }));
        for (var bit = 0; bit < 8 * right.Seal.Length; bit++)
            Assert.Equal(SealVerdict.Wrong, _b.Open(right with { Seal = Flip(right.Seal, bit) }));
        Assert.Equal(SealVerdict.Wrong, _b.Open(right with { Number = 9 }));
        Assert.Equal(SealVerdict.Right, _b.Open(right));
    }

    [Fact]
    public void A_letter_is_of_no_use_in_another_name_in_the_other_direction_or_to_another_node()
    {
        var letter = _a.Seal(_b, "stop it");

        Assert.Equal(SealVerdict.Wrong, _b.Open(letter with { Uid = _c.Life.Uid }));
        Assert.Equal(SealVerdict.Wrong, _a.Open(letter with { Uid = _b.Life.Uid }));
        Assert.Equal(SealVerdict.Wrong, _c.Open(letter));
        Assert.Equal(SealVerdict.Stranger, _b.Open(letter with { Uid = 99 }));
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var right = _a.Seal(_b, "stop it");
        for (var i = 0; i < 1000; i++)
            Assert.Equal(SealVerdict.Wrong, _b.Open(new(_a.Life.Uid, long.MaxValue - i, "stop it"u8.ToArray(), new byte[32])));
        Assert.Equal(SealVerdict.Wrong, _b.Open(right with { Seal = ReadOnlyMemory<byte>.Empty }));

        Assert.Equal(SealVerdict.Right, _b.Open(right));
    }

    [Fact]
    public void A_life_that_has_forgotten_the_other_greets_it_anew_and_what_was_sealed_before_is_of_no_use()
    {
        var old = _a.Seal(_b, "stop it");
        _a.Hear(new TrustInput.Lost(_b.Life.Uid));
        Greeting.Carry(_a, _b, _a.Meet(_b.Life));

        Assert.Equal((true, true), (_a.Trusts(_b), _b.Trusts(_a)));
        Assert.Equal(SealVerdict.Wrong, _b.Open(old));
        Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, "stop it")));
        Assert.Equal(SealVerdict.Right, _a.Open(_b.Seal(_a, "done")));
    }

    [Fact]
    public void A_greeting_that_is_told_again_does_not_begin_a_session_again()
    {
        var (a, b) = (new Party(_a.Life, Secret), new Party(_b.Life, Secret));
        a.Meet(b.Life);
        var asked = Assert.IsType<TrustEffect.Ask>(Assert.Single(b.Meet(a.Life)));
        var given = Assert.IsType<TrustEffect.Prove>(Assert.Single(a.HearAsked(b.Life.Uid, asked.Nonce)));
        var proof = new TrustInput.Proved(a.Life.Uid, given.Nonce, given.Proof);
        Greeting.Carry(b, a, b.Hear(proof));
        var letter = a.Seal(b, "stop it");
        Assert.Equal(SealVerdict.Right, b.Open(letter));

        // Somebody who has overheard it all says all of it again, and asks what nobody has asked.
        b.Hear(proof);
        b.HearAsked(a.Life.Uid, Party.Nonce(12345));
        b.Hear(proof);

        Assert.Equal(SealVerdict.Late, b.Open(letter));
        Assert.Equal(SealVerdict.Right, b.Open(a.Seal(b, "start it")));
    }

    [Fact]
    public void Who_asks_in_another_name_does_not_disturb_those_who_have_greeted_each_other()
    {
        for (var i = 0; i < 100; i++) _b.HearAsked(_a.Life.Uid, Party.Nonce(i));

        Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, "stop it")));
        _a.Hear(new TrustInput.Lost(_b.Life.Uid));
        Greeting.Carry(_a, _b, _a.Meet(_b.Life));
        Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, "stop it")));
    }

    [Fact]
    public void Sealing_and_opening_costs_microseconds()
    {
        var (small, large) = (Time(new string('x', 50), 10_000), Time(new string('x', 64_000), 500));

        _output.WriteLine($"sealed and opened: 50 bytes in {small.TotalMicroseconds:0.0} µs, 64,000 in {large.TotalMicroseconds:0} µs");
        // Generous: other tests run beside this one.
        Assert.InRange(large, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
    }

    private TimeSpan Time(string letter, int times)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) Assert.Equal(SealVerdict.Right, _b.Open(_a.Seal(_b, letter)));
        return Stopwatch.GetElapsedTime(begun) / times;
    }

    private static ReadOnlyMemory<byte> Flip(ReadOnlyMemory<byte> bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
