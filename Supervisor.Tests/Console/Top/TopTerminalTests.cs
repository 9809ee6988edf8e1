extern alias console;

using console::Supervisor.Cli.Rpc;
using Supervisor.Tests.Cli.Fleet;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli.Top;

/// <summary><c>cluster top</c> on a real terminal.</summary>
[Trait("speed", "slow")]
public sealed class TopTerminalTests
{
    private const string Events = "/cluster/events";
    private const string Log = "/logtail/web@host1:web_00/stdout";

    [TerminalFact]
    public async Task It_shows_what_happens_takes_keys_and_gives_the_terminal_back()
    {
        using var directory = new TempDir();
        using var server = new FleetHttpServer(Script());
        await using var screen = await TmuxScreen.Open(directory, $"echo before; {Client.OursPath} -s {server.Url} cluster top");
        await screen.Satisfies(text => text.Contains("3 processes: 2 RUNNING 1 EXITED") && !text.Contains("before"), "the fleet");
        await Eventually.True(() => server.Readers(Events) == 1);

        // Again and again: the table is asked for once the events come, and its answer does not know of this one.
        await Eventually.True(async () =>
        {
            await server.Send(Events, Event("cron", "EXITED", "STARTING", 4711) + Event("cron", "STARTING", "RUNNING", 4711));
            return Row(await screen.Text(), "cron").Contains("RUNNING     4711");
        });
        await screen.Type("/", "web", "Enter");
        await screen.Satisfies(text => text.Contains("filter web") && Row(text, "cron").Length == 0, "the filter");
        await screen.Type("Down", "x");
        await screen.Satisfies(text => text.EndsWith("Stop host1:web:web_00? y/N", StringComparison.Ordinal), "the question");
        await screen.Type("y");
        await screen.Satisfies(text => text.EndsWith("host1:web:web_00: stopped", StringComparison.Ordinal), "the answer");
        Assert.Contains("cluster.stopProcess(host1, web:web_00)", server.Script.Calls);
        await screen.Type("t");
        await Eventually.True(() => server.Readers(Log) == 1);
        await server.Send(Log, "hello from afar\n");
        await screen.Satisfies(text => text.Contains("hello from afar"), "the log");
        await screen.Type("q");
        await screen.Resize(60, 10);
        await screen.Satisfies(text => text.Split('\n').Length == 10 && text.Contains("web:web_00"), "the smaller screen");
        await screen.Type("q");
        await screen.Shows("before", "ended with 0");
    }

    [TerminalFact]
    public Task A_signal_gives_the_terminal_back_too() => EndBy(SignalByPid.Term);

    [TerminalFact]
    public Task SIGQUIT_gives_the_terminal_back_too() => EndBy(SignalByPid.Quit);

    [TerminalFact]
    public async Task A_server_that_goes_and_comes_back_is_waited_for()
    {
        using var directory = new TempDir();
        using var server = new FleetHttpServer(Script());
        await using var screen = await TmuxScreen.Open(directory, $"{Client.OursPath} -s {server.Url} cluster top");
        await screen.Satisfies(text => text.Contains("3 processes"), "the fleet");
        server.Script.OnFault("cluster.getAllProcessUsage", 6, "SHUTDOWN_STATE");
        await screen.Satisfies(text => text.Contains("no answer from the server (SHUTDOWN_STATE (fault 6)); trying again"), "the trouble");
        server.Script.On("cluster.getAllProcessUsage", Scene.List());
        await screen.Satisfies(text => text.Contains("3 processes"), "the fleet again");
    }

    private static async Task EndBy(int signal)
    {
        using var directory = new TempDir();
        using var server = new FleetHttpServer(Script());
        var top = $"sh -c 'echo $$ >{directory}/pid; exec {Client.OursPath} -s {server.Url} cluster top'";
        await using var screen = await TmuxScreen.Open(directory, $"echo before; {top}; code=$?; stty -a | grep -o '.icanon'; (exit $code)");
        await screen.Satisfies(text => text.Contains("3 processes"), "the fleet");
        var pid = int.Parse(await File.ReadAllTextAsync(directory.File("pid")));
        SignalByPid.Send(pid, signal);
        await screen.Shows(" icanon", $"ended with {128 + signal}");
        await screen.Satisfies(text => text.StartsWith("before", StringComparison.Ordinal), "what was there before");
    }

    private static FakeServer Script() => Fleets.Server()
        .On("cluster.getAllProcessUsage", Scene.List(Scene.Map(
            ("node", "host1"), ("group", "web"), ("name", "web_00"), ("pid", 30309), ("cpu", new RpcValue.Real(1.5)), ("rss", 2048))))
        .On("cluster.stopProcess", Fleets.Truth(true));

    private static string Row(string screen, string name) =>
        screen.Split('\n').FirstOrDefault(line => line.StartsWith("  " + name, StringComparison.Ordinal)) ?? "";

    private static string Event(string name, string before, string state, int pid) =>
        $$"""{"time":1,"node":"host1","type":"PROCESS_STATE_{{state}}","group":"{{name}}","name":"{{name}}","from":"{{before}}","to":"{{state}}","pid":{{pid}}}""" + "\n";
}
