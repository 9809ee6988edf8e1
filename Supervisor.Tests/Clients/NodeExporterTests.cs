using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>What Prometheus' node exporter makes of the reference, it makes of ours.</summary>
[Trait("speed", "slow")]
public sealed class NodeExporterTests
{
    [ClientFact(ClientTool.NodeExporter)]
    public async Task The_collector_of_supervisord_over_TCP()
    {
        await using var pair = await Servers.Start();
        await using var stock = new NodeExporter(pair.Stock, Servers.UrlOf(pair.Stock));
        await using var ours = new NodeExporter(pair.Ours, Servers.UrlOf(pair.Ours));
        var expected = await stock.Scrape();
        Assert.Contains("node_supervisord_state{group=\"app\",name=\"front\"} 20", expected);
        Assert.Equal(expected, await ours.Scrape());

        await pair.Both(daemon => daemon.Call("supervisor.stopAllProcesses"));
        Assert.Equal(await stock.Scrape(), await ours.Scrape());
    }

    [ClientFact(ClientTool.NodeExporter)]
    public async Task With_a_wrong_password()
    {
        await using var pair = await Servers.Start();
        await using var stock = new NodeExporter(pair.Stock, Servers.UrlOf(pair.Stock).Replace("u:p@", "u:wrong@", StringComparison.Ordinal));
        await using var ours = new NodeExporter(pair.Ours, Servers.UrlOf(pair.Ours).Replace("u:p@", "u:wrong@", StringComparison.Ordinal));
        var expected = await stock.Scrape();
        Assert.Contains("node_scrape_collector_success{collector=\"supervisord\"} 0", expected);
        Assert.Equal(expected, await ours.Scrape());
    }
}
