extern alias console;

using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

/// <summary>reread, update, add, remove, avail, version, shutdown, reload, and the check that the server is there.</summary>
public sealed class DaemonCommandTests
{
    private static readonly RpcValue Mixed = Scene.Changes(["new", "also"], ["hot"], ["old"]);

    [Fact]
    public void Reread_lists_differences_by_name()
    {
        Assert.Equal("also: available\nhot: changed\nnew: available\nold: disappeared\n[0]",
            Scene.Run(FakeServer.Alive().On("reloadConfig", Mixed), "reread"));
        Assert.Equal("No config updates to processes\n[0]",
            Scene.Run(FakeServer.Alive().On("reloadConfig", Scene.Changes([], [], [])), "reread"));
        Assert.Equal("""{"available":["new","also"],"changed":["hot"],"disappeared":["old"]}""" + "\n[0]",
            Scene.Run(FakeServer.Alive().On("reloadConfig", Mixed), "reread --json"));
    }

    [Theory]
    [InlineData("reread", "reloadConfig", 6, "ERROR: supervisor shutting down\n[1]")]
    [InlineData("reread", "reloadConfig", 92, "ERROR: TEXT\n[1]")]
    [InlineData("reread", "reloadConfig", 2, "error: TEXT (fault 2)\n[1]")]
    [InlineData("update", "reloadConfig", 6, "ERROR: already shutting down\n[1]")]
    [InlineData("update", "reloadConfig", 92, "error: TEXT (fault 92)\n[1]")]
    [InlineData("avail", "getAllConfigInfo", 6, "ERROR: supervisor shutting down\n[1]")]
    [InlineData("add x", "addProcessGroup", 6, "ERROR: shutting down\n[1]")]
    [InlineData("add x", "addProcessGroup", 90, "ERROR: process group already active\n[0]")]
    [InlineData("add x", "addProcessGroup", 10, "ERROR: no such process/group: x\n[1]")]
    [InlineData("remove x", "removeProcessGroup", 91, "ERROR: process/group still running: x\n[1]")]
    [InlineData("remove x", "removeProcessGroup", 10, "ERROR: no such process/group: x\n[1]")]
    [InlineData("remove x", "removeProcessGroup", 6, "error: TEXT (fault 6)\n[1]")]
    [InlineData("shutdown", "shutdown", 6, "ERROR: already shutting down\n[0]")]
    [InlineData("shutdown", "shutdown", 2, "error: TEXT (fault 2)\n[1]")]
    [InlineData("reload", "restart", 6, "ERROR: already shutting down\n[1]")]
    public void A_fault_is_told_in_the_words_of_the_command(string line, string method, int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault(method, code), line));

    [Theory]
    [InlineData("add x y", "x: added process group\ny: added process group\n[0]")]
    [InlineData("remove x y", "x: removed process group\ny: removed process group\n[0]")]
    [InlineData("add", "[0]")]
    [InlineData("remove", "[0]")]
    [InlineData("shutdown", "Shut down\n[0]")]
    [InlineData("reload", "Restarted supervisord\n[0]")]
    [InlineData("version", "4.2.5\n[0]")]
    [InlineData("version --json", "{\"version\":\"4.2.5\"}\n[0]")]
    public void What_is_done_is_told(string line, string told) => Assert.Equal(told, Scene.Run(FakeServer.Alive()
        .On("addProcessGroup", 1).On("removeProcessGroup", 1).On("shutdown", 1).On("restart", 1).On("getSupervisorVersion", "4.2.5"), line));

    [Fact]
    public void Update_removes_then_replaces_then_adds()
    {
        var server = FakeServer.Alive().On("reloadConfig", Mixed).On("removeProcessGroup", 1).On("addProcessGroup", 1)
            .On("stopProcessGroup", Scene.List(Scene.Result("old", "old", 80)));
        Assert.Equal("old: stopped\nold: removed process group\nhot: stopped\nhot: updated process group\n"
            + "new: added process group\nalso: added process group\n[0]", Scene.Run(server, "update"));
        Assert.Equal(
        [
            "reloadConfig()", "stopProcessGroup(old)", "removeProcessGroup(old)", "stopProcessGroup(hot)",
            "removeProcessGroup(hot)", "addProcessGroup(hot)", "addProcessGroup(new)", "addProcessGroup(also)",
        ], server.Calls);
    }

    [Fact]
    public void Update_of_named_groups_leaves_the_others_alone_and_names_unknown_ones()
    {
        var server = FakeServer.Alive().On("reloadConfig", Mixed).On("addProcessGroup", 1)
            .On("getAllProcessInfo", Scene.List(Scene.Info("old", "old", 20, "RUNNING", "")));
        Assert.Equal("ERROR: no such group: nope\nnew: added process group\n[1]", Scene.Run(server, "update nope new"));
        Assert.DoesNotContain("stopProcessGroup(old)", server.Calls);
    }

    [Fact]
    public void Update_keeps_a_group_that_could_not_be_stopped()
    {
        var server = FakeServer.Alive().On("reloadConfig", Scene.Changes([], [], ["old"]))
            .On("stopProcessGroup", Scene.List(Scene.Result("old", "old", 30, "FAILED")));
        Assert.Equal("old: stopped\nold: has problems; not removing\n[1]", Scene.Run(server, "update"));
    }

    [Fact]
    public void Avail_shows_use_start_and_priorities()
    {
        var info = Scene.Map(("name", "web_00"), ("group", "app"), ("inuse", new RpcValue.Truth(true)),
            ("autostart", new RpcValue.Truth(false)), ("group_prio", 5), ("process_prio", 999));
        var server = FakeServer.Alive().On("getAllConfigInfo", Scene.List(info));
        Assert.Equal("app:web_00                       in use    manual    5:999\n[0]", Scene.Run(server, "avail"));
        Assert.Equal("""[{"namespec":"app:web_00","name":"web_00","group":"app","inuse":true,"autostart":false,"group_prio":5,"process_prio":999}]"""
            + "\n[0]", Scene.Run(server, "avail --json"));
    }

    [Theory]
    [InlineData("shutdown", "Really shut the remote supervisord process down y/N? ", "Shut down\n")]
    [InlineData("reload", "Really restart the remote supervisord process y/N? ", "Restarted supervisord\n")]
    public void In_a_session_an_end_needs_a_yes(string line, string question, string done)
    {
        FakeServer Server() => FakeServer.Alive().On("shutdown", 1).On("restart", 1);
        Assert.Equal($"{question}{done}[0]", Scene.Run(Server(), line, interactive: true, "Yes"));
        Assert.Equal($"{question}[0]", Scene.Run(Server(), line, interactive: true, "no"));
        Assert.Equal($"{question}[0]", Scene.Run(Server(), line, interactive: true, ""));
        Assert.Equal($"{question}error: end of input\n[1]", Scene.Run(Server(), line, interactive: true));
    }

    [Theory]
    [InlineData("avail")]
    [InlineData("reread")]
    [InlineData("version")]
    [InlineData("shutdown")]
    [InlineData("reload")]
    public void Some_actions_take_no_arguments(string action)
    {
        var server = FakeServer.Alive();
        Assert.StartsWith($"Error: {action} accepts no arguments\n{action}", Scene.Run(server, action + " x"));
        Assert.Empty(server.Calls);
    }
}
