extern alias console;

using console::Supervisor.Cli.Fleet.Selectors;

namespace Supervisor.Tests.Cli.Fleet.Selectors;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("web", null, null, null, "web")]
    [InlineData("web:web_00", null, null, "web", "web_00")]
    [InlineData("web:*", null, null, "web", "*")]
    [InlineData("web:", null, null, "web", "*")]
    [InlineData("host1:web:web_00", "host1", null, "web", "web_00")]
    [InlineData("host1:web:", "host1", null, "web", "*")]
    [InlineData("host*:*:*", "host*", null, "*", "*")]
    [InlineData("web:web_00@host1", "host1", null, "web", "web_00")]
    [InlineData("web@host1", "host1", null, null, "web")]
    [InlineData("web:*@host[12]", "host[12]", null, "web", "*")]
    [InlineData("@host1", "host1", null, null, null)]
    [InlineData("@role:front", null, "front", null, null)]
    [InlineData("web:*@role:front", null, "front", "web", "*")]
    [InlineData("host1:web:*@role:front", "host1", "front", "web", "*")]
    [InlineData("web@host1@role:front", "host1", "front", null, "web")]
    [InlineData("all", null, null, null, null)]
    [InlineData("all@host1", "host1", null, null, null)]
    [InlineData("all@role:f*", null, "f*", null, null)]
    [InlineData("mail@home@host1", "host1", null, null, "mail@home")]
    [InlineData("all:all", null, null, "all", "all")]
    public void A_selector_has_four_parts(string text, string? node, string? role, string? group, string? name)
    {
        var selector = Selector.Parse(text);
        Assert.Equal((node, role, group, name),
            (selector.Node?.Text, selector.Role?.Text, selector.Group?.Text, selector.Name?.Text));
    }

    [Theory]
    [InlineData("", "a selector is empty")]
    [InlineData(":", "':' has no group in front of its colon")]
    [InlineData(":x", "':x' has no group in front of its colon")]
    [InlineData("::", "'::' has no node in front of its first colon")]
    [InlineData(":web:x", "':web:x' has no node in front of its first colon")]
    [InlineData("h::x", "'h::x' has no group in front of its colon")]
    [InlineData("a:b:c:d", "'a:b:c:d' has too many colons; NODE:GROUP:NAME is the longest form")]
    [InlineData("h:web:x@k", "'h:web:x@k' says its node twice")]
    [InlineData("web@", "'web@' has nothing behind its @")]
    [InlineData("@", "'@' has nothing behind its @")]
    [InlineData("web@role:", "'web@role:' has nothing behind its @")]
    [InlineData("web[@host1", "'web[' has a [ without its ]")]
    public void A_mistake_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SelectorException>(() => Selector.Parse(text)).Message);

    [Theory]
    [InlineData("web", false)]
    [InlineData("web:*", false)]
    [InlineData("*", false)]
    [InlineData("*:*", false)]
    [InlineData("web@*", true)]
    [InlineData("host1:web:*", true)]
    [InlineData("@role:x", true)]
    [InlineData("all", true)]
    public void Only_some_say_where(string text, bool saysWhere) => Assert.Equal(saysWhere, Selector.Parse(text).SaysWhere);
}
