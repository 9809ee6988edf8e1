using System.Text;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Xml;

public class EncodedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a & b <c>\u0001\n")]
    [InlineData("xé€😀")]
    public void A_long_text_is_written_as_a_short_one_is(string words)
    {
        for (var times = 0; times < 3; times++)
        {
            // Whatever falls on the edge of a piece.
            for (var before = 0; before < 5; before++) Same(Encoding.UTF8.GetBytes(new string('.', before) + string.Concat(Enumerable.Repeat(words, times * 30_000))));
        }
    }

    [Fact]
    public void What_is_no_UTF_8_is_replaced_as_in_a_short_one()
    {
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            var bytes = new byte[random.Next(200_000)];
            random.NextBytes(bytes);
            Same(bytes);
        }

        Same([.. new byte[100_000], 0xE2, 0x82]);
    }

    private static void Same(byte[] utf8)
    {
        using var whole = new XmlRpcWriter();
        whole.String(Encoding.UTF8.GetString(utf8));
        using var pieces = new XmlRpcWriter();
        pieces.Value(EncodedText.Of(utf8));
        Assert.True(whole.Written.Span.SequenceEqual(pieces.Written.Span));
    }
}
