extern alias console;

using console::Supervisor.Cli.Rpc;
using console::Supervisor.Cli.Shell;

namespace Supervisor.Tests.Cli;

/// <summary>Patterns in names, in the actions that take them.</summary>
public sealed class WildcardTests
{
    private static readonly RpcValue Table = Scene.List(
        Scene.Info("app", "worker_0", 20, "RUNNING", "d"),
        Scene.Info("app", "worker_1", 20, "RUNNING", "d"),
        Scene.Info("app", "ticker", 0, "STOPPED", "d"),
        Scene.Info("web_a", "web_a", 20, "RUNNING", "d"),
        Scene.Info("web_b", "web_b", 20, "RUNNING", "d"),
        Scene.Info("odd*", "odd*", 20, "RUNNING", "d"),
        Scene.Info("odder", "odder", 20, "RUNNING", "d"));

    private static FakeServer Server() => FakeServer.Alive().On("getAllProcessInfo", Table).On("startProcess", 1).On("stopProcess", 1)
        .On("signalProcess", 1).On("clearProcessLogs", 1).On("readProcessStdoutLog", "log")
        .On("startProcessGroup", Scene.List()).On("stopProcessGroup", Scene.List());

    [Theory]
    [InlineData("web_*", "web_a web_b")]
    [InlineData("*_?", "app:worker_0 app:worker_1 web_a web_b")]
    [InlineData("worker_[1-9]", "app:worker_1")]
    [InlineData("a*:*", "app:*")]
    [InlineData("a*:", "app:*")]
    [InlineData("app:work*", "app:worker_0 app:worker_1")]
    [InlineData("web_*:web_b", "web_b")]
    [InlineData("odd*", "odd*")]
    [InlineData("odd?", "odd*")]
    [InlineData("nope*", "")]
    [InlineData("web_[a", "web_[a")]
    public void A_pattern_means_the_processes_that_are_called_so(string pattern, string names)
    {
        Assert.True(Wildcards.IsPattern(pattern));
        Assert.Equal(names, string.Join(' ', Wildcards.Expand(pattern, ProcessRow.ListFrom(Table))));
    }

    [Theory]
    [InlineData("web_a")]
    [InlineData("app:*")]
    [InlineData("app:")]
    [InlineData("all")]
    public void A_name_is_no_pattern(string name) => Assert.False(Wildcards.IsPattern(name));

    [Theory]
    [InlineData("start web_*", "web_a: started\nweb_b: started\n[0]", "startProcess(web_a)", "startProcess(web_b)")]
    [InlineData("mstart web_*", "web_a: started\nweb_b: started\n[0]", "startProcess(web_a)", "startProcess(web_b)")]
    [InlineData("stop *:*", "web_a: stopped\nweb_b: stopped\nodd*: stopped\nodder: stopped\n[0]",
        "stopProcessGroup(app)", "stopProcess(web_a)", "stopProcess(web_b)", "stopProcess(odd*)", "stopProcess(odder)")]
    [InlineData("signal HUP web_?", "web_a: signalled\nweb_b: signalled\n[0]", "signalProcess(web_a, HUP)", "signalProcess(web_b, HUP)")]
    [InlineData("clear worker_0* web_a", "app:worker_0: cleared\nweb_a: cleared\n[0]", "clearProcessLogs(app:worker_0)", "clearProcessLogs(web_a)")]
    [InlineData("tail *_b", "log\n[0]", "readProcessStdoutLog(web_b, -1600, 0)")]
    public void Actions_take_patterns(string line, string told, params string[] calls)
    {
        var server = Server();
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(["getVersion()", "getAllProcessInfo()", .. calls], server.Calls);
    }

    [Fact]
    public void A_restart_finds_out_once_what_is_meant()
    {
        var server = Server();
        Assert.Equal("web_a: stopped\nweb_b: stopped\nweb_a: started\nweb_b: started\n[0]", Scene.Run(server, "restart web_*"));
        Assert.Single(server.Calls, call => call == "getAllProcessInfo()");
    }

    [Theory]
    [InlineData("start nope*", "[2]")]
    [InlineData("stop nope*", "[1]")]
    [InlineData("restart nope*", "[1]")]
    [InlineData("signal HUP nope*", "[1]")]
    [InlineData("clear nope*", "[1]")]
    [InlineData("tail nope*", "[1]")]
    [InlineData("status nope*", "[4]")]
    public void A_pattern_that_means_nothing_is_an_error(string line, string status) =>
        Assert.Equal($"nope*: ERROR (no process matches)\n{status}", Scene.Run(Server(), line));

    [Fact]
    public void Status_shows_what_is_meant_and_the_rest_of_the_names() => Assert.Equal(
        "nope: ERROR (no such process)\n"
        + "app:worker_1                     RUNNING   d\nweb_a                            RUNNING   d\n[4]",
        Scene.Run(Server(), "status *_1 nope web_a"));

    [Fact]
    public void A_log_is_shown_of_one_process_only() => Assert.Equal(
        "*_?: ERROR (more than one process matches: app:worker_0 app:worker_1 web_a web_b)\n[1]", Scene.Run(Server(), "tail *_?"));

    [Fact]
    public void Everything_is_not_asked_for_when_there_is_no_pattern()
    {
        var server = Server();
        Scene.Run(server, "start web_a");
        Assert.Equal(["getVersion()", "startProcess(web_a)"], server.Calls);
    }
}
