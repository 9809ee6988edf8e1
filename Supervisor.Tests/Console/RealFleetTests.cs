using System.Text.Json;
using System.Text.RegularExpressions;
using Supervisor.Tests.Clustered;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The console in front of a fleet of real daemons, always at the first one and mostly about the second.</summary>
[Trait("speed", "slow")]
public sealed class RealFleetTests : IAsyncLifetime
{
    private readonly List<DaemonUnderTest> _daemons = [];
    private readonly List<int> _ports = [FreePort.Take(), FreePort.Take()];

    private DaemonUnderTest First => _daemons[0];

    public async Task InitializeAsync()
    {
        for (var i = 0; i < _ports.Count; i++) _daemons.Add(await Start(i));
        await First.Until(async () => (await Cluster("status")).Output.Split("RUNNING").Length == 7, "six processes of two nodes run");
    }

    public async Task DisposeAsync()
    {
        foreach (var daemon in _daemons) await daemon.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_and_processes_are_shown()
    {
        await Says("""
            n0:cron:cron    RUNNING   pid N, uptime T
            n0:web:web_00   RUNNING   pid N, uptime T
            n0:web:web_01   RUNNING   pid N, uptime T
            n1:cron:cron    RUNNING   pid N, uptime T
            n1:web:web_00   RUNNING   pid N, uptime T
            n1:web:web_01   RUNNING   pid N, uptime T
            [0]
            """, "status");
        await Says("n1:cron:cron   RUNNING   pid N, uptime T\n[0]", "status", "cron@role:second");
        await Says("Error: 'corn' matches nothing: did you mean cron?\n[4]", "status", "corn");
        var members = JsonDocument.Parse((await Cluster("members", "--json")).Output).RootElement;
        Assert.Equal(["n0", "n1"], members.EnumerateArray().Select(member => member.GetProperty("name").GetString()));
        Assert.All(members.EnumerateArray(), member => Assert.Equal("Up", member.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Processes_of_another_node_are_stopped_started_restarted_and_signalled()
    {
        await Says("n1:web:web_00: stopped\nn1:web:web_01: stopped\n[0]", "stop", "web:*@n1");
        await Says("n1:web:web_00   STOPPED   DATE\n[3]", "status", "n1:web:web_00");
        await Says("n1:web:web_00: already stopped\n[0]", "stop", "n1:web:web_00");
        await Says("n0:web:web_00: already started\nn1:web:web_00: started\n[0]", "start", "web:web_00@*");
        await Says("n1:cron: restarted\nn1:web:web_00: restarted\nn1:web:web_01: restarted\n[0]", "restart", "all@n1");
        await Says("n0:cron: signalled\nn1:cron: signalled\n[0]", "signal", "CONT", "cron@*");
        await Says("n1:cron: ERROR (bad signal name)\n[1]", "signal", "BOGUS", "cron@n1");
        await Says("Error: 'cron' is on n0 and n1; say which, as in cron@n0, or cron@* for all of them\n[2]", "stop", "cron");
    }

    [Fact]
    public async Task Logs_and_events_come_from_everywhere()
    {
        await Says("hello from web_01\n[0]", "tail", "n1:web:web_01");
        var logs = Followed("n1:web:web_00 | hello from web_00", "tail", "-f", "web:web_00@n1", "web:web_01@n0");
        while (!logs.IsCompleted) await Cluster("restart", "n1:web:web_00");
        Assert.Contains("==> n1:web:web_00 stdout <==\nhello from web_00\n", (await logs).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await logs).ExitCode);
        var events = Followed("web:web_00        STOPPING -> STOPPED", "events");
        // The stream begins when the client is there: until it has shown one, there are more.
        while (!events.IsCompleted) await Cluster("restart", "n1:web:web_00");
        Assert.Matches(@"(?m)^\d\d:\d\d:\d\d\.\d{3}  n1        web:web_00        RUNNING  -> STOPPING", (await events).Output);
        Assert.Equal(0, (await events).ExitCode);
    }

    [Fact]
    public async Task Standard_actions_act_on_the_node_of_the_option()
    {
        var status = await First.Control("-n", "n1", "status", "cron");
        Assert.Matches(@"^cron                             RUNNING   pid \d+, uptime \d+:\d\d:\d\d\n$", status.Output);
        Assert.Equal("web:web_00: stopped\nweb:web_01: stopped\n", (await First.Control("-n", "n1", "stop", "web:*")).Output);
        Assert.Equal("web:web_01: started\n", (await First.Control("--node=n1", "start", "web:web_01")).Output);
        await Says("n1:web:web_00   STOPPED   DATE\n[3]", "status", "web_00@n1");
        await Says("n0:web:web_00   RUNNING   pid N, uptime T\n[0]", "status", "web_00@n0");
    }

    [Fact]
    public async Task What_is_known_of_a_node_that_has_died_is_shown_and_nothing_is_done_to_it()
    {
        var pids = (await _daemons[1].Processes()).Select(process => int.Parse(process["pid"])).ToList();
        _daemons[1].Signal(SignalByPid.Kill);
        await First.Until(async () => (await Cluster("status", "@n1")).ExitCode == 4, "n1 is unreachable");
        Assert.Matches(@"^n1:cron:cron   RUNNING   pid \d+, uptime \S+ \(node unreachable, as of \d+ s ago\)\n$",
            (await Cluster("status", "cron@n1")).Output);
        await Says("n0:cron: stopped\nn1:cron: ERROR (node unreachable, nothing was done)\n[1]", "stop", "cron@*");
        await Says("n1:cron:cron: ERROR (node unreachable)\n[1]", "tail", "-f", "cron@n1");
        await Says("n1: down\n[0]", "down", "n1");
        await First.Until(async () => (await Cluster("members")).Output.Split('\n').Length == 3, "n1 is gone");
        foreach (var pid in pids) SignalByPid.Send(pid, SignalByPid.Kill);
    }

    [Fact]
    public async Task A_node_that_leaves_is_no_longer_shown_and_its_processes_go_on()
    {
        await Says("n1: leaving\n[0]", "leave", "n1");
        await First.Until(async () => !(await Cluster("status")).Output.Contains("n1:"), "n1 is gone");
        Assert.All(await _daemons[1].Processes(), process => Assert.Equal("RUNNING", process["statename"]));
        await Says("Error: no node is called 'n1'; did you mean n0?\n[2]", "leave", "n1");
    }

    private Task<DaemonUnderTest> Start(int node) => DaemonUnderTest.Start(DaemonProgram.Ours, directory =>
    {
        directory.Write("cluster.hocon", FleetUnderTest.Hocon(_ports[node], _ports,
            more: $"akka.cluster.roles = [{(node == 0 ? "first" : "second")}]"));
        return $"""
            [program:web]
            command=/bin/sh -c "echo hello from %(program_name)s_%(process_num)02d; exec cat"
            process_name=%(program_name)s_%(process_num)02d
            numprocs=2
            startsecs=0
            stopwaitsecs=5
            [program:cron]
            command=/bin/cat
            startsecs=0
            [cluster]
            config=cluster.hocon
            node_name=n{node}

            """;
    });

    private Task<CommandResult> Cluster(params string[] words) => First.Control(["cluster", .. words]);

    private Task<CommandResult> Followed(string text, params string[] words) =>
        Client.RunUntil(text, Client.OursPath, ["-c", First.ConfigFile, "cluster", .. words]);

    private async Task Says(string expected, params string[] words)
    {
        var result = await Cluster(words);
        var text = Regex.Replace(result.Output + result.Error, @"pid \d+, uptime \d+:\d\d:\d\d", "pid N, uptime T");
        Assert.Equal(expected, Regex.Replace(text, "[A-Z][a-z]{2} [0-9]{2} [0-9:]{5} [AP]M", "DATE") + $"[{result.ExitCode}]");
    }
}
