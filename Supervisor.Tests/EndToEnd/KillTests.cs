using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Children die in all ways; the daemon replaces each of them once.</summary>
[Trait("speed", "slow")]
public class KillTests
{
    private const int Programs = 20, Kills = 200, Seed = 20261121;

    [Fact]
    public async Task Of_200_children_killed_at_random_each_is_replaced_and_none_twice()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:w]
            command=/bin/sh -c 'echo $$ >> {dir}/births_%(process_num)02d; exec sleep 100000'
            process_name=w%(process_num)02d
            numprocs={Programs}
            autorestart=true
            startsecs=0
            """);
        await daemon.Until(async () => (await daemon.Processes()).All(p => p["statename"] == "RUNNING"), "all run");
        var random = new Random(Seed);
        var kills = new int[Programs];
        for (var i = 0; i < Kills; i++)
        {
            var victim = random.Next(Programs);
            await Kill(daemon, victim);
            kills[victim]++;
        }

        await daemon.Until(() => Enumerable.Range(0, Programs).All(n => Births(daemon, n).Length == kills[n] + 1), "each is replaced");
        Assert.All(Enumerable.Range(0, Programs), n => Assert.Equal(Births(daemon, n), Births(daemon, n).Distinct()));
        var alive = ProcessFacts.ChildrenOf(daemon.Pid).Where(ProcessFacts.IsRunning).Order().ToArray();
        var shown = (await daemon.Processes()).Select(p => int.Parse(p["pid"], CultureInfo.InvariantCulture)).Order();
        Assert.Equal(alive, shown);
        Assert.Equal(Programs, alive.Length);
    }

    [Fact]
    public async Task A_child_that_ignores_TERM_is_killed_after_stopwaitsecs_and_not_before()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:stubborn]
            command=/bin/sh -c 'trap "echo ignored" TERM; touch {dir}/ready; while :; do sleep 0.1; done'
            stopwaitsecs=1
            startsecs=0
            """);
        await daemon.Until(() => File.Exists(daemon.Directory.File("ready")), "the trap is set");
        var result = await daemon.Control("stop", "stubborn");
        Assert.Equal("stubborn: stopped\n", result.Output);
        await daemon.UntilLogged("killing 'stubborn' (", "stopped: stubborn (terminated by SIGKILL)");
        Assert.Contains("ignored", (await daemon.Control("tail", "stubborn")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_of_a_program_go_with_it_when_the_group_is_signalled()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:family]
            command=/bin/sh -c 'sleep 100001 & echo $! > {dir}/child; wait'
            stopasgroup=true
            killasgroup=true
            startsecs=0
            """);
        await daemon.Until(() => ReadPid(daemon, "child") > 0, "there is a grandchild");
        var grandchild = ReadPid(daemon, "child");
        await daemon.Control("stop", "family");
        await daemon.Until(() => !ProcessFacts.IsRunning(grandchild), "the grandchild is gone");
    }

    [Fact]
    public async Task A_child_that_closes_its_outputs_goes_on_running()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:mute]
            command=/bin/sh -c 'echo last words; exec >&- 2>&-; touch {dir}/closed; exec sleep 100000'
            """);
        await daemon.UntilState("mute", "RUNNING");
        await daemon.Until(() => File.Exists(daemon.Directory.File("closed")), "its outputs are closed");
        Assert.Equal("last words\n\n", (await daemon.Control("tail", "mute")).Output);
        await daemon.Control("stop", "mute");
        await daemon.UntilState("mute", "STOPPED");
    }

    [Fact]
    public async Task A_grandchild_that_holds_the_pipe_delays_nobody_and_is_still_logged()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:parent]
            command=/bin/sh -c '(while [ ! -e {dir}/go ]; do sleep 0.05; done; echo from beyond) & exit 0'
            startsecs=0
            autorestart=false
            stdout_logfile={dir}/parent.log
            """);
        await daemon.UntilState("parent", "EXITED");
        daemon.Directory.Write("go", "");
        await daemon.Until(() => File.ReadAllText(daemon.Directory.File("parent.log")) == "from beyond\n", "its words are in the log");
    }

    // The victim has said that it lives: a child killed before would never have been born for the count.
    private static async Task Kill(DaemonUnderTest daemon, int victim)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"w:w{victim:00}");
        var killed = 0;
        await daemon.Until(
            async () =>
            {
                killed = await daemon.PidOf(name);
                return Births(daemon, victim) is [.., var last] && last == killed.ToString(CultureInfo.InvariantCulture);
            },
            $"{name} is born");
        Assert.True(SignalByPid.Send(killed, SignalByPid.Kill));
        await daemon.Until(async () => await daemon.PidOf(name) is not 0 and var pid && pid != killed, $"{name} is replaced");
    }

    private static string[] Births(DaemonUnderTest daemon, int number)
    {
        var path = daemon.Directory.File(string.Create(CultureInfo.InvariantCulture, $"births_{number:00}"));
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static int ReadPid(DaemonUnderTest daemon, string file)
    {
        var path = daemon.Directory.File(file);
        return File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var pid) ? pid : 0;
    }
}
