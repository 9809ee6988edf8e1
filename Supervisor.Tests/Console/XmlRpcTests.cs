extern alias console;

using System.Text;
using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

public sealed class XmlRpcTests
{
    [Fact]
    public void A_call_is_written_with_its_arguments_escaped() => Assert.Equal(
        "<?xml version='1.0'?>\n<methodCall>\n<methodName>a.b</methodName>\n<params>\n<param>\n<value><string>&lt;&amp;&gt;</string></value>\n"
        + "</param>\n<param>\n<value><int>-5</int></value>\n</param>\n</params>\n</methodCall>\n",
        XmlRpcWriter.Write("a.b", ["<&>", -5]));

    [Theory]
    [InlineData("<string>a b</string>", "a b")]
    [InlineData("<string>  </string>", "  ")]
    [InlineData("<string></string>", "")]
    [InlineData("<string/>", "")]
    [InlineData("bare &amp; text", "bare & text")]
    [InlineData("", "")]
    [InlineData("<string>raw \u001b[1m and \u0001</string>", "raw \u001b[1m and \u0001")]
    [InlineData("<string>größer 日本</string>", "größer 日本")]
    [InlineData("<dateTime.iso8601>20261120T14:05:00</dateTime.iso8601>", "20261120T14:05:00")]
    public void Strings_are_read_as_they_are(string xml, string text) => Assert.Equal(text, Value(xml).AsText());

    [Fact]
    public void Other_values_are_read()
    {
        Assert.Equal(-3, Value("<int>-3</int>").AsNumber());
        Assert.Equal(3000000000, Value(" <i8>3000000000</i8> ").AsNumber());
        Assert.True(Value("<boolean>1</boolean>").AsTruth());
        Assert.Equal(new RpcValue.Real(0.5), Value("<double>0.5</double>"));
        Assert.Empty(Value("<array><data></data></array>").AsList());
        Assert.Empty(Value("<array>\n<data/>\n</array>").AsList());
        Assert.Equal(["a", "b"], Value("<array><data>\n<value>a</value>\n<value><string>b</string></value>\n</data></array>")
            .AsList().Select(item => item.AsText()));
        Assert.Equal(7, Value("<struct>\n<member>\n<name>x</name>\n<value><int>7</int></value>\n</member>\n</struct>")["x"].AsNumber());
    }

    [Fact]
    public void Broken_UTF_8_is_let_through()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("<?xml version='1.0'?><methodResponse><params><param><value><string>"), 0xff, 0xc3,
            .. Encoding.UTF8.GetBytes("</string></value></param></params></methodResponse>")];
        Assert.Equal("\ufffd\ufffd", XmlRpcReader.Read(body).OrThrow().AsText());
    }

    [Fact]
    public void A_fault_is_read()
    {
        var fault = "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct>\n<member>\n<name>faultCode</name>\n<value><int>10</int>"
            + "</value>\n</member>\n<member>\n<name>faultString</name>\n<value><string>BAD_NAME: x</string></value>\n</member>\n</struct>"
            + "</value>\n</fault>\n</methodResponse>\n";
        Assert.Equal(new RpcReply.Fault(10, "BAD_NAME: x"), XmlRpcReader.Read(Encoding.UTF8.GetBytes(fault)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("<html/>")]
    [InlineData("<methodResponse/>")]
    [InlineData("<methodResponse><params><param><value><int>x</int></value></param></params></methodResponse>")]
    [InlineData("<methodResponse><params><param><value><string>cut")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"e\">]><methodResponse><params><param><value>&e;</value></param></params></methodResponse>")]
    public void What_is_no_answer_is_refused(string body) =>
        Assert.Throws<ReplyException>(() => XmlRpcReader.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Deep_nesting_is_refused()
    {
        const string open = "<array><data><value>", close = "</value></data></array>";
        var xml = string.Concat(Enumerable.Repeat(open, 1000)) + string.Concat(Enumerable.Repeat(close, 1000));
        Assert.Contains("too deeply", Assert.Throws<ReplyException>(() => Value(xml)).Message);
    }

    private static RpcValue Value(string xml) => XmlRpcReader.Read(Encoding.UTF8.GetBytes(
        $"<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value>{xml}</value>\n</param>\n</params>\n</methodResponse>\n")).OrThrow();
}
