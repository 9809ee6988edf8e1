extern alias console;

using System.Text;
using console::Supervisor.Cli.Rpc;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli;

/// <summary>The quick reader reads what the thorough one reads, or leaves it to that.</summary>
public sealed class QuickReplyReaderTests
{
    private const string Start = "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n";
    private const string End = "</param>\n</params>\n</methodResponse>\n";

    [Theory]
    [InlineData("<value><string>a b</string></value>", true)]
    [InlineData("<value><string></string></value>", true)]
    [InlineData("<value><string>  </string></value>", true)]
    [InlineData("<value><string>&lt;&amp;&gt;&quot; größer 日本</string></value>", true)]
    [InlineData("<value><string>raw \u001b[1m and \u0001</string></value>", true)]
    [InlineData("<value><string>two\nlines\n</string></value>", true)]
    [InlineData("<value><int>-3</int></value>", true)]
    [InlineData("<value><i4>3</i4></value>\n", true)]
    [InlineData("<value><boolean>1</boolean></value>", true)]
    [InlineData("<value><double>-1.5e3</double></value>", true)]
    [InlineData("<value><array><data>\n</data></array></value>", true)]
    [InlineData("<value><array><data><value><int>1</int></value><value><string>x</string></value></data></array></value>", true)]
    [InlineData("<value><string>&#13;&#x41;&apos;</string></value>", false)]
    [InlineData("<value><string>a\r\nb</string></value>", false)]
    [InlineData("<value><string/></value>", false)]
    [InlineData("<value>untyped</value>", false)]
    [InlineData("<value/>", false)]
    [InlineData("<value><i8>3000000000</i8></value>", false)]
    [InlineData("<value><int> 3 </int></value>", false)]
    [InlineData("<value><string>a<!-- b -->c</string></value>", false)]
    [InlineData("<value><string><![CDATA[<x>]]></string></value>", false)]
    [InlineData("<value><array>\n<data/>\n</array></value>", false)]
    [InlineData("<value><struct/></value>", false)]
    public void Both_read_the_same(string value, bool isQuick)
    {
        var body = Encoding.UTF8.GetBytes(Start + value + End);
        var thorough = ReplyXml.Of(XmlRpcReader.ReadAnyForm(body));
        Assert.Equal(thorough, ReplyXml.Of(XmlRpcReader.Read(body)));
        Assert.Equal(isQuick ? thorough : null, QuickReplyReader.Read(body) is { } quick ? ReplyXml.Of(quick) : null);
    }

    [Fact]
    public void Structs_of_all_kinds_in_a_row_keep_their_names()
    {
        var list = Scene.List(Fleets.Info("a", "g", "n", 20, "RUNNING", "x<y>&z", 7), Fleets.Info("b", "g", "n", 0, "STOPPED", ""),
            Scene.Map(("other", 1), ("group", "g")), Scene.Map(), Fleets.MemberInfo("c", false, 1.5, true, "r1", "r2"));
        var text = ReplyXml.Of(new RpcReply.Result(list));
        Assert.Equal(text, ReplyXml.Of(QuickReplyReader.Read(Encoding.UTF8.GetBytes(text))!));
    }

    [Fact]
    public void Every_beginning_and_every_changed_byte_is_refused_or_read_as_the_thorough_reader_does()
    {
        var text = ReplyXml.Of(new RpcReply.Result(Scene.List(Fleets.Info("a", "g", "n&m", 20, "RUNNING", "d", 7), Fleets.Truth(true), 3)));
        var body = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < body.Length; i++)
        {
            Compare(body[..i]);
            foreach (var other in "<>/&a1 \0"u8) Compare([.. body[..i], other, .. body[(i + 1)..]]);
        }
    }

    [Fact]
    public void Too_deep_is_too_deep() => Assert.Null(QuickReplyReader.Read(Encoding.UTF8.GetBytes(
        Start + string.Concat(Enumerable.Repeat("<value><array><data>", 100)) + string.Concat(Enumerable.Repeat("</data></array></value>", 100)) + End)));

    private static void Compare(byte[] body)
    {
        if (QuickReplyReader.Read(body) is not { } quick) return;
        Assert.Equal(ReplyXml.Of(XmlRpcReader.ReadAnyForm(body)), ReplyXml.Of(quick));
    }
}
