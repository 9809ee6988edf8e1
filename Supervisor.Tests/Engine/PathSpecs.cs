using Akka.Actor;

namespace Supervisor.Tests.Engine;

public sealed class PathSpecs
{
    [Fact]
    public void A_path_reads_as_it_writes()
    {
        var path = ActorPath.Parse("akka.tcp://sys@host:4053/user/a/b#77");
        Assert.Equal("akka.tcp://sys@host:4053/user/a/b", path.ToString());
        Assert.Equal("akka.tcp://sys@host:4053/user/a/b#77", path.ToSerializationFormat());
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal(("b", 77L, 3), (path.Name, path.Uid, path.Depth));
        Assert.Equal(new Address("akka.tcp", "sys", "HOST", 4053), path.Address);
        Assert.Equal("akka.tcp://sys@host:4053/", path.Root.ToString());
    }

    [Fact]
    public void Paths_are_equal_without_their_uids_and_ordered_by_text()
    {
        var root = new RootActorPath(new Address("akka", "s"));
        Assert.Equal(root / "a" / "b", (root / "a" / "b").WithUid(5));
        Assert.Equal((root / "a").GetHashCode(), (root / "a").WithUid(5).GetHashCode());
        Assert.NotEqual(root / "a", root / "b");
        Assert.True((root / "a").CompareTo(root / "b") < 0);
        Assert.NotEqual(root / "a", new RootActorPath(new Address("akka", "other")) / "a");
    }

    [Fact]
    public void A_path_can_be_shown_with_the_address_others_know_it_by() =>
        Assert.Equal(
            "akka.tcp://s@host:1/user/a",
            (new RootActorPath(new Address("akka", "s")) / "user" / "a").ToStringWithAddress(
                new Address("akka.tcp", "s", "host", 1)));

    [Theory]
    [InlineData("akka://sys", "akka", "sys", null, null)]
    [InlineData("akka.tcp://sys@h-1:80", "akka.tcp", "sys", "h-1", 80)]
    [InlineData("akka.tcp://sys@[::1]:80", "akka.tcp", "sys", "::1", 80)]
    public void An_address_reads_as_it_writes(string text, string protocol, string system, string? host, int? port)
    {
        var address = Address.Parse(text);
        Assert.Equal(new Address(protocol, system, host, port), address);
        Assert.Equal(text, address.ToString());
        Assert.Equal(host is null, address.HasLocalScope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("akka")]
    [InlineData("akka://")]
    [InlineData("akka.tcp://sys@host")]
    [InlineData("akka.tcp://@host:1")]
    [InlineData("akka.tcp://sys@host:x")]
    public void What_is_no_address_is_refused(string text) => Assert.False(Address.TryParse(text, out _));
}
