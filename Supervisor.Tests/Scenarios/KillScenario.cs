using Supervisor.Tests.Scenarios.Hosts;
using Supervisor.Tests.Scenarios.Networks;

namespace Supervisor.Tests.Scenarios;

public class KillScenario
{
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(3);

    [NetworkTheory]
    [InlineData(3)]
    [InlineData(7)]
    public async Task A_killed_daemon_is_shown_as_unreachable_and_removed_when_the_resolver_decides(int hosts)
    {
        await using var fleet = await TestFleet.Start(hosts, new() { StableAfter = StableAfter });
        var (dead, others) = (fleet[hosts], fleet.Hosts.Take(hosts - 1).ToList());
        var rows = await dead.OwnRows();

        var waits = ProcessorWait.From(others);
        var killed = dead.Kill();
        var unreachable = await Task.WhenAll(others.Select(other => other.Hears("MEMBER_UNREACHABLE", dead, killed)));
        var shown = await others[0].Rows();
        var removed = await Task.WhenAll(others.Select(other => other.Hears("MEMBER_REMOVED", dead, killed)));

        var allowed = others.Max(waits.Since);
        Assert.All(unreachable, e => Assert.InRange(e.Time - killed, TimeSpan.Zero, Bounds.Unreachable + allowed));
        Assert.All(removed, e => Assert.InRange(e.Time - unreachable.Min(u => u.Time), StableAfter, StableAfter + Bounds.Decision + allowed));
        Assert.Equal(rows.ConvertAll(row => row with { IsReachable = false }), shown.Where(row => row.Node == dead.Name));
        Assert.All(shown, row => Assert.Equal(row.Node != dead.Name, row.IsReachable));
        await fleet.UntilTheyAreOne(others);
    }

    [NetworkFact]
    public async Task A_killed_daemon_that_is_started_again_takes_the_place_of_its_former_self_at_once()
    {
        await using var fleet = await TestFleet.Start(3, new() { StableAfter = TimeSpan.FromMinutes(5) });
        var former = await fleet[2].Uid();

        fleet[2].Kill();
        await fleet[2].Start();
        await fleet.UntilTheyAreOne(fleet.Hosts);

        Assert.NotEqual(former, await fleet[2].Uid());
    }

    [NetworkFact]
    public async Task A_daemon_that_is_asked_to_end_leaves_without_being_missed()
    {
        await using var fleet = await TestFleet.Start(3, new() { StableAfter = TimeSpan.FromMinutes(5) });

        await fleet[3].Daemon.Stop();
        await fleet.UntilTheyAreOne([fleet[1], fleet[2]]);

        Assert.DoesNotContain(fleet[1].Tape.Events.Concat(fleet[2].Tape.Events), e => e.Type == "MEMBER_UNREACHABLE");
    }
}
