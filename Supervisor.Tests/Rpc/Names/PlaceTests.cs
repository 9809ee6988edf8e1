using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Tests.Rpc.Names;

public class PlaceTests
{
    [Theory]
    [InlineData("web@b:p", "web", "p", "b")]
    [InlineData("web@b:*", "web", null, "b")]
    [InlineData("web@b:", "web", null, "b")]
    [InlineData("cat@b", "cat", "cat", "b")]
    [InlineData("cat@b:cat", "cat", "cat", "b")]
    [InlineData("me@home@b:p@q", "me@home", "p@q", "b")]
    public void A_group_may_carry_a_node(string written, string group, string? process, string node) =>
        Assert.Equal(new Place(written, new(group, process), node), Place.Elsewhere(written));

    [Theory]
    [InlineData("web:p@b")]
    [InlineData("@b:p")]
    [InlineData("web@:p")]
    [InlineData("web")]
    [InlineData("")]
    public void Other_names_carry_none(string written) => Assert.Null(Place.Elsewhere(written));

    [Fact]
    public void The_name_of_a_group_alone_may_carry_a_node_too()
    {
        Assert.Equal(new Place("web@b", new Namespec("web", null), "b"), Place.GroupElsewhere("web@b"));
        Assert.Null(Place.GroupElsewhere("web"));
    }
}
