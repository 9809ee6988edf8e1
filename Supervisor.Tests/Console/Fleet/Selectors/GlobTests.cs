extern alias console;

using console::Supervisor.Cli.Fleet.Selectors;

namespace Supervisor.Tests.Cli.Fleet.Selectors;

public sealed class GlobTests
{
    [Theory]
    [InlineData("web", "web", true)]
    [InlineData("web", "web_00", false)]
    [InlineData("web", "Web", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("web*", "web", true)]
    [InlineData("web*", "web_00", true)]
    [InlineData("*_00", "web_00", true)]
    [InlineData("*_00", "web_01", false)]
    [InlineData("w*b*0", "web_00", true)]
    [InlineData("w*b*1", "web_00", false)]
    [InlineData("**", "x", true)]
    [InlineData("web_0?", "web_07", true)]
    [InlineData("web_0?", "web_0", false)]
    [InlineData("?", "", false)]
    [InlineData("host[123]", "host2", true)]
    [InlineData("host[123]", "host4", false)]
    [InlineData("host[1-3]", "host2", true)]
    [InlineData("host[!1-3]", "host2", false)]
    [InlineData("host[^1-3]", "host4", true)]
    [InlineData("host[a-c1]x", "host1x", true)]
    [InlineData("[]]", "]", true)]
    [InlineData("[!]]", "]", false)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[?*]", "*", true)]
    [InlineData("[?*]", "a", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("größ?", "größe", true)]
    [InlineData("*.example.org", "db1.example.org", true)]
    public void A_pattern_matches_the_whole_name(string pattern, string name, bool matches) =>
        Assert.Equal(matches, Glob.Parse(pattern).Matches(name));

    [Theory]
    [InlineData("web_00", true)]
    [InlineData("we*", false)]
    [InlineData("we?", false)]
    [InlineData("we[b]", false)]
    public void A_literal_has_no_special_sign(string pattern, bool isLiteral) => Assert.Equal(isLiteral, Glob.Parse(pattern).IsLiteral);

    [Theory]
    [InlineData("[")]
    [InlineData("a[b")]
    [InlineData("[]")]
    [InlineData("[!]")]
    public void A_bracket_has_to_be_closed(string pattern) =>
        Assert.Equal($"'{pattern}' has a [ without its ]", Assert.Throws<SelectorException>(() => Glob.Parse(pattern)).Message);

    [Fact]
    public void Many_stars_take_no_more_than_quadratic_time() =>
        Assert.False(Glob.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b").Matches(new string('a', 5000)));
}
