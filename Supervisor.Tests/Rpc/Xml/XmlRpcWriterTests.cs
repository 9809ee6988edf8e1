using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Xml;

public class XmlRpcWriterTests
{
    [Fact]
    public void A_result_has_the_reference_s_layout() => Assert.Equal(
        """
        <?xml version='1.0'?>
        <methodResponse>
        <params>
        <param>
        <value><array><data>
        <value><int>20</int></value>
        <value><boolean>1</boolean></value>
        <value><string>text</string></value>
        <value><string></string></value>
        <value><struct>
        <member>
        <name>a&amp;b</name>
        <value><array><data>
        </data></array></value>
        </member>
        </struct></value>
        <value><struct>
        <member>
        <name>faultCode</name>
        <value><int>2</int></value>
        </member>
        <member>
        <name>faultString</name>
        <value><string>INCORRECT_PARAMETERS: No methodName</string></value>
        </member>
        </struct></value>
        </data></array></value>
        </param>
        </params>
        </methodResponse>

        """,
        Response(new XmlRpcValue.Array(
        [
            20, true, "text", "",
            new XmlRpcValue.Struct([new("a&b", new XmlRpcValue.Array([]))]),
            XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, "No methodName"),
        ])));

    [Fact]
    public void A_fault_has_the_reference_s_layout() => Assert.Equal(
        """
        <?xml version='1.0'?>
        <methodResponse>
        <fault>
        <value><struct>
        <member>
        <name>faultCode</name>
        <value><int>10</int></value>
        </member>
        <member>
        <name>faultString</name>
        <value><string>BAD_NAME: nope</string></value>
        </member>
        </struct></value>
        </fault>
        </methodResponse>

        """,
        Response(XmlRpcValue.Fault.Of(FaultCode.BadName, "nope")));

    [Theory]
    [InlineData(long.MaxValue, "2147483647")]
    [InlineData(2147483648, "2147483647")]
    [InlineData(2147483647, "2147483647")]
    [InlineData(-1, "-1")]
    [InlineData(long.MinValue, "-2147483648")]
    public void Numbers_beyond_four_bytes_become_the_nearest(long number, string text) =>
        Assert.Contains($"<int>{text}</int>", Response(number), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a> & \"b\" 'c'", "&lt;a&gt; &amp; \"b\" 'c'")]
    [InlineData("tab\tline\nreturn\r", "tab\tline\nreturn\r")]
    [InlineData("\u001b[31mred\u0000\u0007", "\uFFFD[31mred\uFFFD\uFFFD")]
    [InlineData("a\uFFFEb\uFFFFc", "a\uFFFDb\uFFFDc")]
    [InlineData("é\u20ac\U0001F600", "é\u20ac\U0001F600")]
    public void Text_is_escaped_and_what_XML_cannot_say_is_replaced(string text, string written) =>
        Assert.Contains($"<string>{written}</string>", Response(text), StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_replaced() =>
        Assert.Contains("<string>a\uFFFDb</string>", Response("a" + (char)0xD83D + "b"), StringComparison.Ordinal);

    [Fact]
    public void Whatever_text_is_sent_an_XML_parser_reads_it_back()
    {
        var random = new Random(20261120);
        for (var i = 0; i < 3_000; i++)
        {
            var text = RandomText(random, random.Next(200));
            var read = XDocument.Parse(Response(text), LoadOptions.PreserveWhitespace).Descendants("string").Single().Value;
            Assert.Equal(Expected(text), read);
        }
    }

    [Fact]
    public void Large_texts_grow_the_buffer()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (i % 10).ToString(CultureInfo.InvariantCulture))) + "&";
        Assert.Contains($"<string>{text}amp;</string>", Response(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16 * 1024 - 1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    public void A_character_on_the_edge_of_a_piece_stays_whole(int before)
    {
        var text = new string('x', before - 1) + "\U0001F600" + new string('y', 40_000);
        Assert.Contains($"<string>{text}</string>", Response(text), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_never_sent_is_a_bug() => Assert.Throws<ArgumentException>(() => Response(new XmlRpcValue.Nil()));

    private static string RandomText(Random random, int length)
    {
        const string interesting = "<>&\u0000\u001b\r\n\t\uFFFE\uD83D\uDE00éa ";
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
            text.Append(random.Next(2) == 0 ? interesting[random.Next(interesting.Length)] : (char)random.Next(0x10000));
        return text.ToString();
    }

    // What a parser makes of it: line ends become line feeds.
    private static string Expected(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            clean.Append(System.Xml.XmlConvert.IsXmlChar((char)(rune.IsBmp ? rune.Value : 'x')) ? rune.ToString() : "\uFFFD");
        return clean.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static string Response(XmlRpcValue value)
    {
        using var writer = new XmlRpcWriter(16);
        writer.Response(value);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
