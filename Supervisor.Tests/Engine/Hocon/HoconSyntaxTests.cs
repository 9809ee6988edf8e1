using Akka.Configuration;

namespace Supervisor.Tests.Engine.Hocon;

public class HoconSyntaxTests
{
    [Theory]
    [InlineData("a=1", "a", "1")]
    [InlineData("a : 1", "a", "1")]
    [InlineData("{ \"a\" : 1 }", "a", "1")]
    [InlineData("\uFEFFa=1", "a", "1")]
    [InlineData("a.b.c { d = 1 }", "a.b.c.d", "1")]
    [InlineData("a\n{\n  b = 1\n}", "a.b", "1")]
    [InlineData("a { b = 1, }", "a.b", "1")]
    [InlineData("a = 1 # one\r\nb = 2 // two", "b", "2")]
    [InlineData("a = 1 # one", "a", "1")]
    [InlineData("a = http", "a", "http")]
    [InlineData("a = a/b+c", "a", "a/b+c")]
    [InlineData("a = one  two ", "a", "one  two")]
    [InlineData("a = one \"two\" three", "a", "one two three")]
    [InlineData("a = \"x # y\"", "a", "x # y")]
    [InlineData("a = \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "a", "\"\\/\b\f\n\r\té")]
    [InlineData("a = \"\"\"one\n\"two\" \\n\"\"\"\"", "a", "one\n\"two\" \\n\"")]
    [InlineData("a = \"\"", "a", "")]
    [InlineData("\"a.b\".c = 1", "\"a.b\".c", "1")]
    [InlineData("a b = 1", "a b", "1")]
    [InlineData("10.5 = 1", "10.5", "1")]
    [InlineData("include = 1", "include", "1")]
    [InlineData("includes { a = 1 }", "includes.a", "1")]
    public void A_text_is_read(string hocon, string path, string expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString(path));

    [Theory]
    [InlineData("a = [1, 2, 3]")]
    [InlineData("a = [1\n2\n3]")]
    [InlineData("a = [\n  1, # one\n  2\n  3,\n]")]
    [InlineData("a = [1] [2, 3]")]
    [InlineData("a = [1]\na += 2\na += 3")]
    [InlineData("a += 1\na += 2\na += 3")]
    [InlineData("b = [2]\na = [1] ${b} [3]")]
    [InlineData("a = [1, 2]\na = ${a} [3]")]
    public void A_list_is_read(string hocon) =>
        Assert.Equal([1, 2, 3], ConfigurationFactory.ParseString(hocon).GetIntList("a"));

    [Fact]
    public void A_list_holds_objects_and_lists()
    {
        var elements = ConfigurationFactory.ParseString("a = [{ b = 1 }, [2, 3], four]").GetValue("a")!.GetArray();

        Assert.Equal(1, elements[0].GetChildObject("b")!.GetInt());
        Assert.Equal([2, 3], elements[1].GetIntList());
        Assert.Equal("four", elements[2].GetString());
    }

    [Fact]
    public void Objects_of_one_key_merge_and_other_values_replace()
    {
        var config = ConfigurationFactory.ParseString("a { b = 1, c = 1 }\na { c = 2 }\na.d = 3\ne { f = 1 }\ne = 4\ne { g = 5 }");

        Assert.Equal([1, 2, 3], new[] { "a.b", "a.c", "a.d" }.Select(p => config.GetInt(p)));
        Assert.False(config.HasPath("e.f"));
        Assert.Equal(5, config.GetInt("e.g"));
    }

    [Fact]
    public void Objects_beside_each_other_merge()
    {
        var config = ConfigurationFactory.ParseString("a = { b = 1 } { c = 2 }\nd = ${a} { c = 3, e = ${d.c} }");

        Assert.Equal(2, config.GetInt("a.c"));
        Assert.Equal([1, 3, 3], new[] { "d.b", "d.c", "d.e" }.Select(p => config.GetInt(p)));
    }

    [Theory]
    [InlineData("a = [1", 1, 7)]
    [InlineData("a {\n  b = \"x\n}", 2, 7)]
    [InlineData("a = 1\n}", 2, 1)]
    [InlineData("a {", 1, 4)]
    [InlineData("a", 1, 2)]
    [InlineData("= 1", 1, 1)]
    [InlineData("a =", 1, 4)]
    [InlineData("a = \nb = 1", 2, 3)]
    [InlineData("a = 1,, b = 2", 1, 7)]
    [InlineData("a..b = 1", 1, 1)]
    [InlineData("a = x@y", 1, 6)]
    [InlineData("a = \"\\q\"", 1, 7)]
    [InlineData("a = \"\\u12x4\"", 1, 7)]
    [InlineData("a = \"\"\"x", 1, 5)]
    [InlineData("a = ${b", 1, 8)]
    [InlineData("\n\n  a = ${b}", 3, 7)]
    [InlineData("a = [1] x", 1, 5)]
    [InlineData("a = {} 1", 1, 5)]
    [InlineData("b = 1\na = ${b} {}", 2, 5)]
    [InlineData("a = 1\na += 2", 2, 3)]
    [InlineData("include url(\"x\")", 1, 9)]
    [InlineData("[1]", 1, 1)]
    public void An_error_names_line_and_column(string hocon, int line, int column)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));

        Assert.StartsWith($"line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("a={")]
    [InlineData("a=[")]
    [InlineData("a.")]
    [InlineData("a={a=[")]
    public void Deep_nesting_is_an_error(string opening)
    {
        var hocon = string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
    }

    [Fact]
    public void What_is_written_parses_to_the_same()
    {
        const string hocon = """
            a { b = [1, "two words", {c = null}], "d.e" = "\u0001\"\\", f = "null ", include = "", g = ${a.b} }
            "" = []
            """;
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal(config.ToString(), ConfigurationFactory.ParseString(config.ToString()).ToString());
        Assert.Equal("\u0001\"\\", ConfigurationFactory.ParseString(config.ToString()).GetString("a.\"d.e\""));
    }
}
