using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Commands.Cluster;

public sealed class RemoveNodeTests
{
    private static FakeServer Server() => Fleets.Server()
        .On("cluster.leave", Fleets.Truth(true)).On("cluster.down", Fleets.Truth(true));

    [Theory]
    [InlineData("cluster leave host1", "host1: leaving\n[0]", "cluster.leave(host1)")]
    [InlineData("cluster down host2", "host2: down\n[0]", "cluster.down(host2)")]
    [InlineData("cluster down akka.tcp://supervisor@host2:4053", "host2: down\n[0]", "cluster.down(host2)")]
    [InlineData("cluster down host2:4053", "host2: down\n[0]", "cluster.down(host2)")]
    public void Without_a_terminal_nothing_is_asked(string line, string told, string call)
    {
        var server = Server();
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(call, server.Calls[^1]);
    }

    [Fact]
    public void On_a_terminal_it_is_explained_and_asked()
    {
        var server = Server();
        var told = Scene.Run(server, new FakeTerminal("n") { CanAsk = true }, "cluster down host1");
        Assert.Equal("""
            The fleet gives host1 up and removes it at once. If its daemon is alive, it will join again.
            Neither its daemon nor its processes are touched.
            It can be reached: 'cluster leave' is the way in good order.
            Declare host1 down? y/N Nothing was done
            [1]
            """, told);
        Assert.DoesNotContain("cluster.down(host1)", server.Calls);
        Assert.EndsWith("Let host2 leave? y/N host2: leaving\n[0]",
            Scene.Run(Server(), new FakeTerminal("yes") { CanAsk = true }, "cluster leave host2"));
        Assert.Equal("host2: leaving\n[0]", Scene.Run(Server(), new FakeTerminal { CanAsk = true }, "cluster leave -y host2"));
    }

    [Theory]
    [InlineData("cluster leave", "Error: cluster leave requires the name of one node\n[2]")]
    [InlineData("cluster down host1 host2", "Error: cluster down requires the name of one node\n[2]")]
    [InlineData("cluster down hots1", "Error: no node is called 'hots1'; did you mean host1 or host2?\n[2]")]
    [InlineData("cluster down *", "Error: no node is called '*'; the nodes are host1 and host2\n[2]")]
    public void Mistakes_are_named(string line, string told) => Assert.Equal(told, Scene.Run(Server(), line));

    [Fact]
    public void A_refusal_is_told() => Assert.Equal("host2: ERROR (UNREACHABLE_NODE: host2)\n[1]",
        Scene.Run(Server().OnFault("cluster.leave", 101, "UNREACHABLE_NODE: host2"), "cluster leave host2"));
}
