using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Several children die at once, or while somebody stops, starts or signals them.</summary>
[Trait("speed", "slow")]
public sealed class KillRaceTests
{
    private const int Programs = 20, Kills = 200, MostAtOnce = 8;

    private const string Sleepers = """
        [program:p]
        command=/bin/sleep 1000
        process_name=%(program_name)s_%(process_num)02d
        numprocs=20
        startsecs=0
        autorestart=true
        """;

    [Fact]
    public async Task Of_children_killed_several_at_once_each_is_replaced_and_none_twice()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sleepers);
        var random = new Random(20261120);
        var killed = new HashSet<int>();
        var living = await UntilAllLive(daemon, killed);
        while (killed.Count < Kills)
        {
            foreach (var pid in living.OrderBy(_ => random.Next()).Take(Math.Min(random.Next(1, MostAtOnce + 1), Kills - killed.Count)))
            {
                Assert.True(SignalByPid.Send(pid, SignalByPid.Kill));
                killed.Add(pid);
            }

            living = await UntilAllLive(daemon, killed);
        }

        Assert.Equal(Programs + Kills, Count(daemon, "INFO spawned: "));
        Assert.Equal(Kills, Count(daemon, "(terminated by SIGKILL; not expected)"));
        Assert.Equal(living.Order(), ProcessFacts.ChildrenOf(daemon.Pid).Order());
        Assert.Equal(0, await daemon.Stop());
        Assert.DoesNotContain(living, ProcessFacts.IsRunning);
    }

    [Fact]
    public async Task A_child_that_dies_while_it_is_stopped_started_or_signalled_leaves_no_second_one()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Sleepers);
        var random = new Random(4);
        var pids = await UntilAllLive(daemon, []);
        for (var round = 0; round < 30; round++)
        {
            var i = random.Next(Programs);
            var name = $"p:p_{i:00}";
            var (request, kill) = (daemon.Send(round % 2 == 0 ? "supervisor.stopProcess" : "supervisor.signalProcess", Arguments(name, round)), pids[i]);
            SignalByPid.Send(kill, SignalByPid.Kill);
            await request;
            await daemon.Send("supervisor.startProcess", RpcCalls.Parameter(name));
            pids = await UntilAllLive(daemon, [kill]);
        }

        Assert.Equal(pids.Order(), ProcessFacts.ChildrenOf(daemon.Pid).Order());
    }

    private static string Arguments(string name, int round) =>
        RpcCalls.Parameter(name) + (round % 2 == 0 ? "" : RpcCalls.Parameter("TERM"));

    /// <summary>Waits until every program has a child, and none of those that were killed; gives their pids in the programs' order.</summary>
    private static async Task<List<int>> UntilAllLive(DaemonUnderTest daemon, HashSet<int> killed)
    {
        List<int> pids = [];
        await daemon.Until(async () =>
        {
            var processes = await daemon.Processes();
            pids = [.. processes.Select(process => int.Parse(process["pid"], System.Globalization.CultureInfo.InvariantCulture))];
            return processes.TrueForAll(process => process["statename"] == "RUNNING") && !pids.Exists(killed.Contains);
        }, "all live");
        Assert.Equal(Programs, pids.Distinct().Count());
        return pids;
    }

    private static int Count(DaemonUnderTest daemon, string text) => daemon.Log.Split(text).Length - 1;
}
