using Akka.Configuration;

namespace Supervisor.Tests.Engine.Hocon;

public class HoconSubstitutionTests
{
    [Theory]
    [InlineData("a = 1\nb = ${a}", "b", "1")]
    [InlineData("b = ${a}\na = 1", "b", "1")]
    [InlineData("b = ${a}\na = 1\na = 2", "b", "2")]
    [InlineData("b = x${a}y\na = 1", "b", "x1y")]
    [InlineData("b = ${a} ${a}\na = 1", "b", "1 1")]
    [InlineData("b = ${a.\"c.d\"}\na { \"c.d\" = 1 }", "b", "1")]
    [InlineData("b = x${?none}y", "b", "xy")]
    [InlineData("b = 1\nb = ${?none}", "b", "1")]
    [InlineData("b = ${?none}", "b", null)]
    [InlineData("b = ${?none}${?none}", "b", null)]
    [InlineData("path = /usr\npath = ${path}\":/bin\"", "path", "/usr:/bin")]
    [InlineData("a { b = 1, c = ${a.b} }", "a.c", "1")]
    [InlineData("a { b = ${c.d} }\nc { d = ${a.e}, f = ${a.b} }\na.e = 5", "c.f", "5")]
    [InlineData("base { x = 1, y = 2 }\na = ${base}\na { y = 3 }\nb = ${a.x}${a.y}", "b", "13")]
    [InlineData("a = 1\nb = ${a}\na = ${b}2", "a", "12")]
    [InlineData("a = 1\nb = ${a}\na = ${b}2", "b", "12")]
    [InlineData("a = [${b}]\nb = 1\nc = ${a}", "c.0", null)]
    public void A_substitution_stands_for_the_value_of_its_path(string hocon, string path, string? expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString(path));

    [Fact]
    public void The_environment_stands_in_for_a_missing_path()
    {
        var home = Environment.GetEnvironmentVariable("PATH");
        var config = ConfigurationFactory.ParseString("a = ${PATH}\nb = ${?PATH}");

        Assert.Equal(home, config.GetString("a"));
        Assert.Equal(home, config.GetString("b"));
    }

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = ${b}\nb = ${a}")]
    [InlineData("a = ${b}\nb = ${c}\nc = ${a}")]
    [InlineData("a { b = ${a} }")]
    [InlineData("a { b = ${c} }\nc { d = ${a.b} }")]
    [InlineData("a = [${a}]")]
    public void A_circle_is_an_error(string hocon)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));

        Assert.Contains("refers to itself in a circle", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_path_is_an_error_that_names_it()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a = ${b.c}"));

        Assert.Contains("${b.c}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}=${{{1}}}${{{1}}}\n")]
    [InlineData("{0}=[${{{1}}},${{{1}}}]\n")]
    [InlineData("{0}={{x=${{{1}}},y=${{{1}}}}}\n")]
    [InlineData("{0}={{x=${{{1}}}}}\n")]
    public void Substitutions_that_grow_without_bound_are_an_error(string pattern)
    {
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(Chain(pattern, deepestFirst: false)));
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(Chain(pattern, deepestFirst: true)));
    }

    [Fact]
    public void Names_for_names_are_followed_as_far_as_the_stack_allows()
    {
        const string pattern = "{0}=${{{1}}}\n";

        Assert.Equal("x", ConfigurationFactory.ParseString(Chain(pattern, deepestFirst: true)).GetString("k0"));
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(Chain(pattern, deepestFirst: false)));
    }

    [Fact]
    public void A_tangle_of_circles_ends()
    {
        var hocon = "a=1\na=${k0}\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"k{i}=${{k{i + 1}}}${{k{i + 1}}}\n")) + "k60=${a}";

        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
    }

    private static string Chain(string pattern, bool deepestFirst)
    {
        var lines = Enumerable.Range(0, 5_000).Select(i => string.Format(null, pattern, $"k{i}", $"k{i + 1}"));
        return string.Concat(deepestFirst ? lines.Reverse() : lines) + "k5000 = x";
    }
}
