using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios;

public class TlsScenario
{
    [EmbeddedNetworkFact]
    public async Task A_node_with_a_certificate_of_another_authority_stays_outside()
    {
        using var directory = new TempDir();
        var (ours, others) = (new Certificates(directory.Path, "ours"), new Certificates(directory.Path, "others"));
        await using var fleet = await TestFleet.Prepare(3, new()
        {
            Hocon = host => host == 3 ? others.Node("n3", trusts: ours) : ours.Node($"n{host}"),
        });
        ClusterHost[] members = [fleet[1], fleet[2]];

        await Task.WhenAll(fleet.Hosts.Select(host => host.Start()));
        await fleet.UntilTheyAreOne(members);
        await fleet[1].Daemon.UntilLogged("TLS failed");

        Assert.StartsWith("UNKNOWN_NODE", await fleet[3].Daemon.FaultOf("cluster.stopProcess", "n1", "web:web0", true), StringComparison.Ordinal);
        await fleet.UntilTheyAreOne(members);
    }
}
