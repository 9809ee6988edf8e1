using System.Text;
using Supervisor.Node.Logs;

namespace Supervisor.Tests.Logs;

public class AnsiStripperTests
{
    [Theory]
    [InlineData("plain\n", "plain\n")]
    [InlineData("\e[31mred\e[0m\n", "red\n")]
    [InlineData("\e[1;31;42mred\e[m", "red")]
    [InlineData("a\e[2Jb\e[Kc\e[10;20Hd\e[?25le", "abcde")]
    [InlineData("unended \e[12", "unended ")]
    [InlineData("\e]0;title\a", "\e]0;title\a")]
    [InlineData("\ea", "\ea")]
    [InlineData("\e\e[mx", "\ex")]
    [InlineData("\e[5nA-m-not B", "-m-not B")]
    public void Everything_from_the_escape_to_its_last_letter_goes(string raw, string expected) =>
        Assert.Equal(expected, Strip(raw, raw.Length));

    [Fact]
    public void A_lone_escape_at_the_end_is_held_back_until_it_is_known_to_be_alone()
    {
        var stripper = new AnsiStripper();
        Assert.Equal((2, 1), stripper.Strip("a\e"u8, new byte[10]));
        Assert.True(stripper.End());
        Assert.False(stripper.End());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Where_the_chunks_are_cut_makes_no_difference(int chunk) =>
        Assert.Equal("one two\nthr\ex\n", Strip("\e[31mone\e[0m \e[1;4mtwo\n\e[Kthr\ex\n", chunk));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Output_that_is_full_stops_the_input_at_the_right_byte(int room)
    {
        var raw = Encoding.ASCII.GetBytes("a\e[31mbc\exd\e[0me");
        var stripper = new AnsiStripper();
        var first = new byte[room];
        var (used, put) = stripper.Strip(raw, first);
        var rest = new byte[20];
        var (_, more) = stripper.Strip(raw.AsSpan(used), rest);
        Assert.Equal("abc\exde", Encoding.ASCII.GetString(first, 0, put) + Encoding.ASCII.GetString(rest, 0, more));
        Assert.Equal(room, put);
    }

    private static string Strip(string raw, int chunk)
    {
        var stripper = new AnsiStripper();
        var text = new StringBuilder();
        foreach (var part in Encoding.ASCII.GetBytes(raw).Chunk(chunk))
        {
            var output = new byte[AnsiStripper.Room(part.Length)];
            var (used, put) = stripper.Strip(part, output);
            Assert.Equal(part.Length, used);
            text.Append(Encoding.ASCII.GetString(output, 0, put));
        }

        if (stripper.End()) text.Append('\e');
        return text.ToString();
    }
}
