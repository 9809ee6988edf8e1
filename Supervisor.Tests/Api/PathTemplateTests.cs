using Supervisor.Node.Api;

namespace Supervisor.Tests.Api;

public class PathTemplateTests
{
    private readonly PathTemplate _template = new("/p/{group}/{name}/log");

    [Fact]
    public void Names_are_what_stands_in_their_places()
    {
        var names = _template.Match("/p/web/web_1/log")!;
        Assert.Equal("web", names["group"]);
        Assert.Equal("web_1", names["name"]);
    }

    [Theory]
    [InlineData("/p/a%2Fb/c%25d/log", "a/b", "c%d")]
    [InlineData("/p/%C3%A4/%20/log", "ä", " ")]
    [InlineData("/p/web@host/*/log", "web@host", "*")]
    [InlineData("/p/a+b/c%3Fd/log", "a+b", "c?d")]
    [InlineData("/p/%zz/%/log", "%zz", "%")]
    public void Names_are_decoded_after_the_path_is_split(string path, string group, string name)
    {
        var names = _template.Match(path)!;
        Assert.Equal(group, names["group"]);
        Assert.Equal(name, names["name"]);
    }

    [Theory]
    [InlineData("/p/web/web")]
    [InlineData("/p/web/web/log/")]
    [InlineData("/p/web/web/log/more/and/more")]
    [InlineData("/p//web/log")]
    [InlineData("/q/web/web/log")]
    [InlineData("/p/web/web/LOG")]
    [InlineData("p/web/web/log")]
    [InlineData("")]
    public void Another_path_is_not_taken(string path) => Assert.Null(_template.Match(path));

    [Theory]
    [InlineData("/a/b?c=/d", "/a/b")]
    [InlineData("/a", "/a")]
    [InlineData("http://host:9001/a/b?c", "/a/b")]
    [InlineData("http://host", "/")]
    [InlineData("/a?u=http://x/y", "/a")]
    [InlineData("/a://b", "/a://b")]
    [InlineData("*", "*")]
    public void The_path_of_a_request_line_is_found(string target, string path) => Assert.Equal(path, PathTemplate.PathOf(target));
}
