using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>XML-RPC clients of other languages make the calls of <c>Scripts/calls.json</c> at the reference and at ours, and understand the same.</summary>
[Trait("speed", "slow")]
public sealed class XmlRpcClientTests
{
    [ClientFact(Reference.Python)]
    public Task Python_with_multicalls() => Same(Reference.Python, "calls.py");

    [ClientFact(ClientTool.Ruby)]
    public Task Ruby() => Same(ClientTool.Ruby, "calls.rb");

    [ClientFact(ClientTool.Perl)]
    public Task Perl() => Same(ClientTool.Perl, "calls.pl");

    [ClientFact(ClientTool.Php)]
    public Task Php() => Same(ClientTool.Php, "calls.php");

    [ClientFact(ClientTool.Node)]
    public Task The_package_supervisord_of_npm() => Same(ClientTool.Node, "calls.js", "supervisord", ClientTool.NodeModules);

    [ClientFact(ClientTool.Node)]
    public Task The_package_node_supervisord_of_npm() => Same(ClientTool.Node, "calls.js", "node-supervisord", ClientTool.NodeModules);

    private static async Task Same(string program, string script, params string[] words)
    {
        await using var pair = await Servers.Start();
        var (stock, ours) = await pair.Run(program, daemon =>
            [ClientTool.Script(script), .. words, Servers.UrlOf(daemon), daemon.SocketPath, ClientTool.Script("calls.json")],
            new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" });
        var expected = Answers.Of(stock, pair.Stock);
        Assert.Contains("STILL_RUNNING", expected, StringComparison.Ordinal);
        var pairs = expected.Split('\n').Zip(Answers.Of(ours, pair.Ours).Split('\n'));
        Assert.All(pairs, answers => Assert.Equal(answers.First, answers.Second));
        Assert.Equal(expected, Answers.Of(ours, pair.Ours));
    }
}
