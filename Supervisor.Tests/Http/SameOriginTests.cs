using Supervisor.Node.Http;

namespace Supervisor.Tests.Http;

public class SameOriginTests
{
    [Theory]
    [InlineData("", "", "host:9001")]
    [InlineData("same-origin", "", "host:9001")]
    [InlineData("none", "", "host:9001")]
    [InlineData("", "http://host:9001", "host:9001")]
    [InlineData("same-origin", "http://host:9001", "HOST:9001")]
    [InlineData("", "http://host", "host:80")]
    [InlineData("", "https://host", "host:443")]
    [InlineData("", "https://[::1]:9001", "[::1]:9001")]
    public void A_page_of_our_own_and_what_is_no_browser_may_change_things(string fetchSite, string origin, string host) =>
        Assert.True(SameOrigin.Allows(fetchSite, origin, host));

    [Theory]
    [InlineData("cross-site", "", "host:9001")]
    [InlineData("same-site", "", "host:9001")]
    [InlineData("Same-Origin, cross-site", "", "host:9001")]
    [InlineData("", "http://evil", "host:9001")]
    [InlineData("", "http://host:9002", "host:9001")]
    [InlineData("", "http://host", "host:9001")]
    [InlineData("", "null", "host:9001")]
    [InlineData("", "null", "null")]
    [InlineData("", "http://", "")]
    [InlineData("same-origin", "http://evil", "host:9001")]
    [InlineData("", "http://host:9001.evil", "host:9001")]
    public void A_page_of_another_site_may_not(string fetchSite, string origin, string host) =>
        Assert.False(SameOrigin.Allows(fetchSite, origin, host));
}
