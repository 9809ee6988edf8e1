using System.Text;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Xml;

public class XmlRpcReaderTests
{
    [Fact]
    public void Values_of_every_type_are_read()
    {
        var call = Read("""
            <?xml version='1.0'?>
            <!-- a comment --><?an instruction?>
            <methodCall>
              <methodName>a.b</methodName>
              <params>
                <param><value><int> -5 </int></value></param>
                <param><value><i4>1_000</i4></value></param>
                <param><value><boolean>1</boolean></value></param>
                <param><value><boolean>true</boolean></value></param>
                <param><value><string>a&amp;b &#228;<![CDATA[<c>]]></string></value></param>
                <param><value> untyped </value></param>
                <param><value/></param>
                <param><value><double>1.5</double></value></param>
                <param><value><dateTime.iso8601>20261120T14:05:00</dateTime.iso8601></value></param>
                <param><value><base64>w6Q=</base64></value></param>
                <param><value><nil/></value></param>
                <param><value><strange>text</strange></value></param>
              </params>
            </methodCall>
            """);
        Assert.Equal("a.b", call.Method);
        Assert.Equal<XmlRpcValue>(
            [
                new XmlRpcValue.Int(-5),
                new XmlRpcValue.Int(1000),
                XmlRpcValue.True,
                XmlRpcValue.False,
                new XmlRpcValue.Text("a&b ä<c>"),
                new XmlRpcValue.Text(" untyped "),
                new XmlRpcValue.Text(""),
                new XmlRpcValue.Double(1.5),
                new XmlRpcValue.Date(new(2026, 11, 20, 14, 5, 0)),
                new XmlRpcValue.Text("ä"),
                new XmlRpcValue.Nil(),
                new XmlRpcValue.Text("text"),
            ],
            call.Parameters);
    }

    [Fact]
    public void Arrays_and_structs_nest()
    {
        var value = Value("""
            <array><data>
              <value><struct>
                <member><name>methodName</name><value>x</value></member>
                <member><name>params</name><value><array><data><value><int>1</int></value></data></array></value></member>
              </struct></value>
              <value><array><data/></array></value>
            </data></array>
            """);
        var items = Assert.IsType<XmlRpcValue.Array>(value).Items;
        var first = Assert.IsType<XmlRpcValue.Struct>(items[0]);
        Assert.Equal("x", first["methodName"]);
        Assert.Equal(1, Assert.Single(Assert.IsType<XmlRpcValue.Array>(first["params"]).Items));
        Assert.Null(first["nothing"]);
        Assert.Empty(Assert.IsType<XmlRpcValue.Array>(items[1]).Items);
    }

    [Fact]
    public void Parameters_may_be_missing_and_so_may_the_method()
    {
        Assert.Empty(Read("<methodCall><methodName>x</methodName></methodCall>").Parameters);
        Assert.Equal("", Read("<methodCall><methodName/></methodCall>").Method);
        Assert.Equal("", Read("<something/>").Method);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("<methodCall>")]
    [InlineData("<methodCall></methodcall>")]
    [InlineData("<methodCall></methodCall>x")]
    [InlineData("<methodCall></methodCall><methodCall/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'e'>]><methodCall><methodName>&e;</methodName></methodCall>")]
    [InlineData("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><methodCall/>")]
    [InlineData("<methodCall><methodName>&e;</methodName></methodCall>")]
    [InlineData("<methodCall><methodName><b/></methodName></methodCall>")]
    [InlineData("<methodCall><params><value/></params></methodCall>")]
    [InlineData("<methodCall><params><param/></params></methodCall>")]
    [InlineData("<?xml version='1.0' encoding='nonsense'?><methodCall/>")]
    public void What_is_no_request_is_refused(string text) => Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("<int>x</int>")]
    [InlineData("<int/>")]
    [InlineData("<int>1__0</int>")]
    [InlineData("<int>_1</int>")]
    [InlineData("<int>99999999999999999999</int>")]
    [InlineData("<double>x</double>")]
    [InlineData("<base64>!</base64>")]
    [InlineData("<dateTime.iso8601>yesterday</dateTime.iso8601>")]
    [InlineData("<array/>")]
    [InlineData("<array><data/><data/></array>")]
    [InlineData("<array><data><int>1</int></data></array>")]
    [InlineData("<struct><member><name>x</name></member></struct>")]
    [InlineData("<struct><member><value/></member></struct>")]
    [InlineData("<struct><x/></struct>")]
    [InlineData("<int>1</int><int>2</int>")]
    public void What_is_no_value_is_refused(string xml) => Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(Wrap(xml))));

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.NotNull(ReadBytes(Encoding.UTF8.GetBytes(Wrap(Nested(XmlRpcReader.MaxDepth - 1)))));
        Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(Wrap(Nested(XmlRpcReader.MaxDepth)))));
        Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(Wrap(Nested(100_000)))));
        Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 1_000_000)))));
        Assert.NotNull(ReadBytes(Encoding.UTF8.GetBytes(Ignored(XmlRpcReader.MaxDepth))));
        Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(Ignored(XmlRpcReader.MaxDepth + 1))));
    }

    [Fact]
    public void The_number_of_values_is_bounded()
    {
        static string Many(int count) =>
            Wrap($"<array><data>{string.Concat(Enumerable.Repeat("<value/>", count))}</data></array>");
        Assert.NotNull(ReadBytes(Encoding.UTF8.GetBytes(Many(XmlRpcReader.MaxValues - 1))));
        Assert.Null(ReadBytes(Encoding.UTF8.GetBytes(Many(XmlRpcReader.MaxValues))));
    }

    [Fact]
    public void Other_encodings_are_honoured_when_declared()
    {
        var bytes = Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><methodCall><methodName>\u00e4</methodName></methodCall>");
        Assert.Equal("ä", ReadBytes(bytes)?.Method);
    }

    [Fact]
    public void Every_truncation_and_thousands_of_mutations_are_read_or_refused_and_never_throw()
    {
        var whole = Encoding.UTF8.GetBytes("<?xml version='1.0'?>" + Wrap(
            "<struct><member><name>é</name><value><array><data><value><int>1</int></value><value><base64>w6Q=</base64></value>"
            + "<value><double>1e9</double></value><value><dateTime.iso8601>20261120T14:05:00</dateTime.iso8601></value>"
            + "<value>&lt;<![CDATA[x]]></value><value><nil/></value></data></array></value></member></struct>"));
        for (var length = 0; length < whole.Length; length++) Assert.Null(XmlRpcReader.Read(whole, length));
        var random = new Random(20261120);
        for (var i = 0; i < 20_000; i++) ReadBytes(Mutate(whole, random));
        for (var i = 0; i < 5_000; i++)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            ReadBytes(noise);
        }
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = new List<byte>(whole);
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, whole.Skip(random.Next(whole.Length)).Take(random.Next(1, 40))); break;
                default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            }
        }

        return [.. bytes];
    }

    // In an element that means nothing.
    private static string Ignored(int depth) =>
        $"<methodCall><x>{string.Concat(Enumerable.Repeat("<a>", depth))}{string.Concat(Enumerable.Repeat("</a>", depth))}</x></methodCall>";

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<array><data><value>", depth)) + string.Concat(Enumerable.Repeat("</value></data></array>", depth));

    private static string Wrap(string value) =>
        $"<methodCall><methodName>m</methodName><params><param><value>{value}</value></param></params></methodCall>";

    private static XmlRpcValue Value(string xml) => Assert.Single(Read(Wrap(xml)).Parameters);

    private static XmlRpcCall Read(string text) => ReadBytes(Encoding.UTF8.GetBytes(text)) ?? throw new InvalidDataException(text);

    private static XmlRpcCall? ReadBytes(byte[] bytes) => XmlRpcReader.Read(bytes, bytes.Length);
}
