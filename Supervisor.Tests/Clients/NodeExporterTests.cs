using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>What Prometheus' node exporter makes of the reference, it makes of ours.</summary>
[Trait("speed", "slow")]
public sealed class NodeExporterTests
{
    [ClientFact(ClientTool.NodeExporter)]
    public async Task The_collector_of_supervisord()
    {
        await using var pair = await Servers.Start(NodeExporter.Section);
        var expected = await NodeExporter.Scrape(pair.Stock);
        Assert.Contains("node_supervisord_state{group=\"app\",name=\"front\"} 20", expected);
        Assert.Equal(expected, await NodeExporter.Scrape(pair.Ours));

        await pair.Both(daemon => daemon.Call("supervisor.stopProcessGroup", "app"));
        expected = await NodeExporter.Scrape(pair.Stock);
        Assert.Contains("node_supervisord_state{group=\"app\",name=\"front\"} 0", expected);
        Assert.Equal(expected, await NodeExporter.Scrape(pair.Ours));
    }

    [ClientFact(ClientTool.NodeExporter)]
    public async Task With_a_wrong_password()
    {
        await using var pair = await Servers.Start(url => NodeExporter.Section(url.Replace("u:p@", "u:wrong@", StringComparison.Ordinal)));
        var expected = await NodeExporter.Scrape(pair.Stock);
        Assert.Contains("node_scrape_collector_success{collector=\"supervisord\"} 0", expected);
        Assert.Equal(expected, await NodeExporter.Scrape(pair.Ours));
    }
}
