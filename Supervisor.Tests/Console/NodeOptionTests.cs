extern alias console;

using console::Supervisor.Cli.Commands;
using console::Supervisor.Cli.Follow;
using console::Supervisor.Cli.Options;
using console::Supervisor.Cli.Shell;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli;

/// <summary>The standard actions with <c>-n NODE</c>.</summary>
public sealed class NodeOptionTests
{
    [Theory]
    [InlineData("-n", "host2", "status")]
    [InlineData("--node=host2", "status")]
    [InlineData("--no", "host2", "status")]
    public void A_node_can_be_given(params string[] arguments)
    {
        var options = CommandLineOptions.Parse(arguments);
        Assert.Equal("host2", options.Node);
        Assert.Equal(["status"], options.Words);
    }

    [Fact]
    public void Status_shows_that_node_as_it_would_be_shown_there() => Assert.Equal("""
        web:web_00                       RUNNING   pid 30309, uptime 0:00:03
        cron                             EXITED    Nov 20 02:45 PM
        [3]
        """, Run(Fleets.Server(), "status", "host1"));

    [Theory]
    [InlineData("host2", "error: host2 cannot be reached; 'cluster status' shows what was known of it\n[1]")]
    [InlineData("host7", "error: no node is called 'host7'; the nodes are host1, host2\n[1]")]
    public void A_node_that_cannot_be_shown_is_an_error(string node, string told) => Assert.Equal(told, Run(Fleets.Server(), "status", node));

    [Theory]
    [InlineData("start cron", "cluster.startProcess(host1, cron)")]
    [InlineData("stop web:*", "cluster.stopProcessGroup(host1, web)")]
    [InlineData("start all", "cluster.startAllProcesses(host1)")]
    [InlineData("signal HUP cron", "cluster.signalProcess(host1, cron, HUP)")]
    [InlineData("clear cron", "cluster.clearProcessLogs(host1, cron)")]
    [InlineData("tail -5 cron", "cluster.readProcessStdoutLog(host1, cron, -5, 0)")]
    public void Actions_are_sent_to_the_node(string line, string call)
    {
        var server = Fleets.Server().On("cluster.startProcess", Fleets.Truth(true)).On("cluster.signalProcess", Fleets.Truth(true))
            .On("cluster.clearProcessLogs", Fleets.Truth(true)).On("cluster.stopProcessGroup", Scene.List())
            .On("cluster.startAllProcesses", Scene.List()).On("cluster.readProcessStdoutLog", "text");
        Assert.EndsWith("[0]", Run(server, line, "host1"));
        Assert.Equal(call, server.Calls[^1]);
    }

    [Fact]
    public void The_history_of_a_process_there_is_asked_for_with_its_node()
    {
        var server = Fleets.Server().On("history.getChildren", Scene.List());
        Assert.StartsWith("cron is EXITED (Nov 20 02:45 PM). It has not been started.", Run(server, "why cron", "host1"));
        Assert.Equal("history.getChildren(cron@host1:cron)", server.Calls[^1]);
    }

    [Fact]
    public void What_the_fleet_has_no_word_for_is_done_process_by_process()
    {
        var server = Fleets.Server().On("cluster.signalProcess", Fleets.Truth(true)).On("cluster.clearProcessLogs", Fleets.Truth(true));
        Assert.Equal("web:web_00: signalled\n[0]", Run(server, "signal HUP all", "host1"));
        Assert.Equal("web:web_00: cleared\ncron: cleared\n[0]", Run(server, "clear all", "host1"));
    }

    [Theory]
    [InlineData("version", "1.0.0\n[0]")]
    [InlineData("pid web:web_00", "30309\n[0]")]
    [InlineData("pid nope", "No such process nope\n[1]")]
    [InlineData("start cron", "cron: ERROR (UNREACHABLE_NODE: host1)\n[1]")]
    [InlineData("shutdown", "error: this cannot be done on host1 from here; run supervisorctl there, or leave out -n\n[1]")]
    [InlineData("reread", "error: this cannot be done on host1 from here; run supervisorctl there, or leave out -n\n[1]")]
    public void Answers_are_in_the_words_of_the_standard_actions(string line, string told) =>
        Assert.Equal(told, Run(Fleets.Server().OnFault("cluster.startProcess", 101, "UNREACHABLE_NODE: host1"), line, "host1"));

    [Fact]
    public void Without_a_fleet_the_option_is_refused() => Assert.Equal(
        "error: -n needs a fleet: there is no [cluster] section in the configuration of this supervisord\n[1]",
        Run(FakeServer.Alive(), "status", "host1"));

    [Theory]
    [InlineData("tail -f cron", "/logtail/cron@host1/stdout")]
    [InlineData("tail -f web:web_00 stderr", "/logtail/web@host1:web_00/stderr")]
    [InlineData("fg web:web_00", "web@host1:web_00")]
    public void Logs_are_followed_there(string line, string path)
    {
        var server = Fleets.Server();
        Run(server, line, "host1");
        Assert.Equal([path], server.Followed);
    }

    [Fact]
    public void The_log_of_the_daemon_stays_there() => Assert.Contains(
        "the daemon's own log of host1 cannot be read from here", Run(Fleets.Server(), "maintail -f", "host1"));

    private static string Run(FakeServer server, string line, string node)
    {
        var terminal = new FakeTerminal();
        using var session = new ConsoleSession(terminal, new NodePort(server, node)) { ServerUrl = Scene.Url };
        new Interpreter(session, new CommandTable(session)).Run(line);
        return $"{terminal.Output}{terminal.Error}[{session.ExitStatus}]";
    }
}
