using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;

namespace Supervisor.Tests.Scenarios;

public class SlowNetworkScenario
{
    [NetworkFact]
    public async Task On_a_network_that_is_slow_and_loses_frames_nobody_is_taken_for_dead()
    {
        await using var fleet = await TestFleet.PrepareSlow(3, delay: TimeSpan.FromMilliseconds(200), loss: 0.05);
        await fleet.StartAll();
        var joined = TimeProvider.System.GetUtcNow();

        await Task.Delay(TimeSpan.FromMinutes(1));
        await fleet.UntilTheyAreOne(fleet.Hosts);

        Assert.Equal("", string.Join('\n', fleet.Hosts.SelectMany(host => host.Tape.Events).Where(e => e.Time > joined && e.Type == "MEMBER_UNREACHABLE")));
    }
}
