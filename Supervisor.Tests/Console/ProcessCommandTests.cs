extern alias console;

namespace Supervisor.Tests.Cli;

/// <summary>start, stop, restart, signal, clear: every row of the specification 6.3.</summary>
public sealed class ProcessCommandTests
{
    [Theory]
    [InlineData(10, "x: ERROR (no such process)\n[1]")]
    [InlineData(20, "x: ERROR (no such file)\n[1]")]
    [InlineData(21, "x: ERROR (file is not executable)\n[1]")]
    [InlineData(60, "x: ERROR (already started)\n[0]")]
    [InlineData(50, "x: ERROR (spawn error)\n[7]")]
    [InlineData(40, "x: ERROR (abnormal termination)\n[7]")]
    [InlineData(30, "error: Unknown result code 30 for x\n[1]")]
    public void A_refused_start_is_told_by_its_code(int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault("startProcess", code), "start x"));

    [Theory]
    [InlineData(10, "x: ERROR (no such process)\n[1]")]
    [InlineData(70, "x: ERROR (not running)\n[0]")]
    [InlineData(30, "FAILED: why\n[1]")]
    [InlineData(6, "error: Unknown result code 6 for x\n[1]")]
    public void A_refused_stop_is_told_by_its_code(int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault("stopProcess", code, "FAILED: why"), "stop x"));

    [Theory]
    [InlineData(10, "x: ERROR (no such process)\n[1]")]
    [InlineData(11, "x: ERROR (bad signal name)\n[1]")]
    [InlineData(70, "x: ERROR (not running)\n[7]")]
    [InlineData(30, "FAILED: why\n[1]")]
    public void A_refused_signal_is_told_by_its_code(int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault("signalProcess", code, "FAILED: why"), "signal HUP x"));

    [Theory]
    [InlineData(10, "x: ERROR (no such process)\n[1]")]
    [InlineData(30, "x: ERROR (failed)\n[1]")]
    [InlineData(91, "error: Unknown result code 91 for x\n[1]")]
    public void A_refused_clear_is_told_by_its_code(int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault("clearProcessLogs", code), "clear x"));

    [Theory]
    [InlineData("start g:*", "startProcessGroup", "[2]")]
    [InlineData("stop g:", "stopProcessGroup", "[1]")]
    [InlineData("signal HUP g:*", "signalProcessGroup", "[1]")]
    public void An_unknown_group_is_told_as_one(string line, string method, string status) =>
        Assert.Equal($"g: ERROR (no such group)\n{status}", Scene.Run(FakeServer.Alive().OnFault(method, 10), line));

    [Theory]
    [InlineData("start x g:y", "x: started\ng:y: started\n[0]", "startProcess(x)", "startProcess(g:y)")]
    [InlineData("stop x g:g", "x: stopped\ng: stopped\n[0]", "stopProcess(x)", "stopProcess(g:g)")]
    [InlineData("signal USR1 x", "x: signalled\n[0]", "signalProcess(x, USR1)")]
    [InlineData("clear x g:y", "x: cleared\ng:y: cleared\n[0]", "clearProcessLogs(x)", "clearProcessLogs(g:y)")]
    [InlineData("restart x y", "x: stopped\ny: stopped\nx: started\ny: started\n[0]",
        "getVersion()", "stopProcess(x)", "stopProcess(y)", "getVersion()", "startProcess(x)", "startProcess(y)")]
    public void Names_are_worked_through_one_after_the_other(string line, string told, params string[] calls)
    {
        var server = FakeServer.Alive().On("startProcess", 1).On("stopProcess", 1).On("signalProcess", 1).On("clearProcessLogs", 1);
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(["getVersion()", .. calls], server.Calls);
    }

    [Fact]
    public void The_last_failure_decides_the_exit_status_and_a_success_does_not_reset_it()
    {
        var server = FakeServer.Alive().On("startProcess", words => words[0].AsText() switch
        {
            "a" => new console::Supervisor.Cli.Rpc.RpcReply.Fault(10, "BAD_NAME: a"),
            "b" => new console::Supervisor.Cli.Rpc.RpcReply.Fault(50, "SPAWN_ERROR: b"),
            _ => new console::Supervisor.Cli.Rpc.RpcReply.Result(1),
        });
        Assert.EndsWith("[7]", Scene.Run(server, "start a b c"));
        Assert.EndsWith("[1]", Scene.Run(server, "start b c a c"));
    }

    [Theory]
    [InlineData("start x all", "startAllProcesses()", "a: started\ng:b: ERROR (already started)\n[0]", 60)]
    [InlineData("stop all", "stopAllProcesses()", "a: stopped\ng:b: ERROR (not running)\n[0]", 70)]
    [InlineData("signal HUP all", "signalAllProcesses(HUP)", "a: signalled\ng:b: ERROR (not running)\n[7]", 70)]
    [InlineData("clear all x", "clearAllProcessLogs()", "a: cleared\ng:b: ERROR (failed)\n[1]", 30)]
    public void The_word_all_means_everything(string line, string call, string told, int code)
    {
        var results = Scene.List(Scene.Result("a", "a", 80), Scene.Result("g", "b", code));
        var server = FakeServer.Alive().On(call[..call.IndexOf('(')], results);
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(call, server.Calls[1]);
    }

    [Fact]
    public void A_group_is_cleared_member_by_member()
    {
        var server = FakeServer.Alive().On("clearProcessLogs", 1).On("getAllProcessInfo", Scene.List(
            Scene.Info("g", "a", 20, "RUNNING", ""), Scene.Info("h", "h", 20, "RUNNING", ""), Scene.Info("g", "b", 20, "RUNNING", "")));
        Assert.Equal("g:a: cleared\ng:b: cleared\n[0]", Scene.Run(server, "clear g:*"));
        Assert.Equal("n: ERROR (no such group)\n[1]", Scene.Run(server, "clear n:*"));
    }

    [Theory]
    [InlineData("start", "Error: start requires a process name", 2)]
    [InlineData("stop", "Error: stop requires a process name", 1)]
    [InlineData("restart", "Error: restart requires a process name", 1)]
    [InlineData("clear", "Error: clear requires a process name", 1)]
    [InlineData("signal HUP", "Error: signal requires a signal name and a process name", 1)]
    public void Without_a_name_the_help_is_shown(string line, string error, int status)
    {
        var told = Scene.Run(FakeServer.Alive(), line);
        Assert.StartsWith(error + "\n" + line.Split(' ')[0] + " <", told);
        Assert.EndsWith($"[{status}]", told);
    }
}
