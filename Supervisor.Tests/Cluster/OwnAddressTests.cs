using System.Net;
using Supervisor.Node.Cluster;

namespace Supervisor.Tests.Clustered;

public class OwnAddressTests
{
    [Theory]
    [InlineData("127.0.0.1 10.0.0.1 10.0.0.2", "", "10.0.0.1")]
    [InlineData("127.0.0.1 10.0.0.1 10.0.0.2", "10.0.0.2", "10.0.0.2")]
    [InlineData("127.0.0.1 127.0.0.2", "127.0.0.2", "127.0.0.2")]
    [InlineData("::1 fe80::1 fd00::1 10.0.0.1", "", "10.0.0.1")]
    [InlineData("::1 fe80::1 fd00::1", "", "fd00::1")]
    [InlineData("127.0.0.1 ::1", "other", "host")]
    [InlineData("", "", "host")]
    public void A_seed_of_ours_goes_before_IPv4_before_IPv6_before_the_name(string local, string seeds, string expected) => Assert.Equal(
        expected,
        OwnAddress.Choose([.. Words(local).Select(IPAddress.Parse)], Words(seeds).Select(s => new Actors.Configuration.SeedAddress(s, 1)), "host"));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
