using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;

namespace Supervisor.Tests.Scenarios;

public class FrozenScenario
{
    private static readonly TimeSpan Sleep = TimeSpan.FromSeconds(20);

    [NetworkFact]
    public async Task A_daemon_that_slept_for_twenty_seconds_comes_back_with_its_children()
    {
        await using var fleet = await TestFleet.Start(3);
        var (sleeper, others) = (fleet[3], fleet.Hosts.Take(2).ToList());
        var (rows, former) = (await sleeper.OwnRows(), await sleeper.Uid());

        var frozen = sleeper.Freeze();
        await Task.WhenAll(others.Select(other => other.Hears("MEMBER_REMOVED", sleeper, frozen)));
        await Task.Delay(frozen + Sleep - TimeProvider.System.GetUtcNow());
        sleeper.Wake();
        await fleet.UntilTheyAreOne(fleet.Hosts);

        Assert.Equal(rows, await sleeper.OwnRows());
        Assert.NotEqual(former, await sleeper.Uid());
        Assert.DoesNotContain(sleeper.Tape.Events, e => e.Type.StartsWith("PROCESS_STATE", StringComparison.Ordinal) && e.Node == sleeper.Name);
    }
}
