using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Hocon;

namespace Supervisor.Tests.Configuration.Hocon;

public class SeedTextTests
{
    [Theory]
    [InlineData("web1", "web1", 4053)]
    [InlineData("WEB1:80", "web1", 80)]
    [InlineData("10.1.2.3", "10.1.2.3", 4053)]
    [InlineData("10.1.2.3:5", "10.1.2.3", 5)]
    [InlineData("fd00::1", "fd00::1", 4053)]
    [InlineData("[fd00::1]", "fd00::1", 4053)]
    [InlineData("[fd00::1]:7", "fd00::1", 7)]
    [InlineData("akka.tcp://supervisor@web1:9", "web1", 9)]
    [InlineData("akka.tcp://supervisor@web1", "web1", 4053)]
    [InlineData("akka.ssl.tcp://supervisor@[fd00::1]:9", "fd00::1", 9)]
    public void A_seed_is_a_host_a_host_with_a_port_or_a_whole_address(string text, string host, int port) =>
        Assert.Equal(new SeedAddress(host, port), SeedText.Parse(text, 4053).Value);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":80")]
    [InlineData("a:0")]
    [InlineData("a:65536")]
    [InlineData("a:b")]
    [InlineData("a:")]
    [InlineData("a b")]
    [InlineData("0.0.0.0:80")]
    [InlineData("[::]:80")]
    [InlineData("[a")]
    [InlineData("tcp://a:1")]
    [InlineData("akka.tcp://other@a:1")]
    [InlineData("akka.tcp://a:1")]
    [InlineData("akka.tcp://supervisor@")]
    public void Anything_else_is_refused_with_what_a_seed_is(string text) =>
        Assert.Contains("is not a seed (host, host:port or akka.tcp://supervisor@host:port): ", SeedText.Parse(text, 4053).Error, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_long_is_not_repeated() =>
        Assert.Equal("a seed is longer than 300 characters", SeedText.Parse(new string('a', 301), 1).Error);

    [Theory]
    [InlineData("web1", 80, "web1:80")]
    [InlineData("fd00::1", 80, "[fd00::1]:80")]
    public void A_seed_is_written_as_it_could_be_read(string host, int port, string text) =>
        Assert.Equal((text, new(host, port)), (new SeedAddress(host, port).ToString(), SeedText.Parse(text, 1).Value));
}
