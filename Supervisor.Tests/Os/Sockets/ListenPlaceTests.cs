using System.Net;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Tests.Os.Sockets;

public class ListenPlaceTests
{
    [Fact]
    public void A_Unix_socket_is_a_name() => Assert.Equal(new ListenPlace.Name("/run/x.sock"), ListenPlace.Of("unix:///run/x.sock"));

    [Theory]
    [InlineData("tcp://127.0.0.1:9000", "127.0.0.1")]
    [InlineData("tcp://0.0.0.0:9000", "0.0.0.0")]
    [InlineData("tcp://127.1:9000", "127.0.0.1")]
    public void A_number_needs_no_resolver(string url, string address) =>
        Assert.Equal(new ListenPlace.Port(new(IPAddress.Parse(address), 9000)), ListenPlace.Of(url));

    [Fact]
    public void A_name_is_resolved_when_it_is_needed()
    {
        var host = Assert.IsType<ListenPlace.Host>(ListenPlace.Of("tcp://localhost:9000"));
        Assert.Equal(new ListenPlace.Port(new(IPAddress.Loopback, 9000)), host.Resolve());
    }

    [Theory]
    [InlineData("*")]
    [InlineData("no such host")]
    public void What_has_no_address_is_nowhere(string name) =>
        Assert.Matches(@"^\[Errno -\d\] ", Assert.IsType<ListenPlace.Nowhere>(new ListenPlace.Host(name, 1).Resolve()).Why);
}
