using Akka.Configuration;
using Akka.Configuration.Hocon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Hocon;

public sealed class HoconIncludeTests : IDisposable
{
    private readonly TempDir _dir = new();

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData("include \"other.conf\"")]
    [InlineData("include file(\"other.conf\")")]
    [InlineData("include required(\"other.conf\")")]
    [InlineData("include required( file( \"other.conf\" ) )")]
    public void A_file_is_included(string include)
    {
        Write("other.conf", "a = 1\nb = ${?c}");
        var config = Parse($"{include}\nc = 2");

        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Fact]
    public void Paths_within_an_included_file_are_relative_to_where_it_is_included()
    {
        Write("other.conf", "a = 1\nb = ${a}\nc = ${top}");
        var config = Parse("top = 3\nx.y { include \"other.conf\"\n a = 2 }");

        Assert.Equal(2, config.GetInt("x.y.b"));
        Assert.Equal(3, config.GetInt("x.y.c"));
    }

    [Fact]
    public void An_included_file_includes_relative_to_its_own_folder()
    {
        Directory.CreateDirectory(_dir.File("sub"));
        Write("sub/one.conf", "include \"two.conf\"");
        Write("sub/two.conf", "a = 2");

        Assert.Equal(2, Parse("include \"sub/one.conf\"").GetInt("a"));
    }

    [Fact]
    public void A_missing_file_is_nothing_unless_it_is_required()
    {
        Assert.Equal(1, Parse("include \"none.conf\"\na = 1").GetInt("a"));
        var error = Assert.Throws<ConfigurationException>(() => Parse("a = 1\ninclude required(\"none.conf\")"));
        Assert.Equal("main.conf: line 2, column 1: required include 'none.conf' does not exist", error.Message);
    }

    [Fact]
    public void An_error_in_an_included_file_names_the_file()
    {
        Write("other.conf", "\na = [");

        var error = Assert.Throws<ConfigurationException>(() => Parse("include \"other.conf\""));
        Assert.StartsWith("other.conf: line 2, column 6: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_include_each_other_are_an_error()
    {
        Write("other.conf", "include \"main.conf\"");

        var error = Assert.Throws<ConfigurationException>(() => Parse("include \"other.conf\""));
        Assert.Contains("includes itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Includes_that_multiply_are_an_error()
    {
        for (var i = 0; i < 30; i++) Write($"f{i}.conf", $"include \"f{i + 1}.conf\"\ninclude \"f{i + 1}.conf\"");

        var error = Assert.Throws<ConfigurationException>(() => Parse("include \"f0.conf\""));
        Assert.Contains("more than 256 includes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_answers_for_includes()
    {
        var config = ConfigurationFactory.ParseString(
            "x { include \"some\" }\ninclude \"none\"\ny = ${x.a.b}",
            name => name == "some" ? new HoconRoot(ConfigurationFactory.ParseString("a { b = 1 }").Root) : null);

        Assert.Equal(1, config.GetInt("y"));
    }

    private void Write(string name, string text) => File.WriteAllText(_dir.File(name), text);

    private Config Parse(string hocon)
    {
        Write("main.conf", hocon);
        return ConfigurationFactory.ParseFile(_dir.File("main.conf"));
    }
}
