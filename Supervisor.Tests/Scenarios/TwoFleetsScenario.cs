using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;

namespace Supervisor.Tests.Scenarios;

public class TwoFleetsScenario
{
    [EmbeddedNetworkFact]
    public async Task A_long_partition_with_seeds_on_both_sides_makes_two_fleets_which_become_one_again()
    {
        await using var fleet = await TestFleet.Start(5, new() { OnFirstSwitch = 3, Seeds = 5 });
        var (majority, minority) = (fleet.Hosts.Take(3).ToList(), fleet.Hosts.Skip(3).ToList());
        var children = await Task.WhenAll(fleet.Hosts.Select(host => host.OwnRows()));

        await fleet.Lan.Cut();
        await fleet.UntilTheyAreOne(majority);
        await fleet.UntilTheyAreOne(minority);
        await fleet.Lan.Mend();
        await fleet.UntilTheyAreOne(fleet.Hosts);

        Assert.Equal(children, await Task.WhenAll(fleet.Hosts.Select(host => host.OwnRows())));
    }
}
