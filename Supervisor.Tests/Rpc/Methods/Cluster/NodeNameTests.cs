using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Rpc.Methods.Cluster;

/// <summary><c>group@node</c> in the methods that old clients know.</summary>
public class NodeNameTests : FleetMethodTests
{
    [Fact]
    public async Task A_name_with_a_node_means_that_node_and_a_plain_one_this_node()
    {
        await using var fleet = await Start("a", "b");
        await Call(fleet, "supervisor.startProcess", "g@b:p");
        await Call(fleet, "supervisor.stopProcess", "cat@b");
        await Call(fleet, "supervisor.startProcessGroup", "g@b", false);
        await Call(fleet, "supervisor.signalProcess", "g@b:*", "HUP");
        await Call(fleet, "supervisor.signalProcessGroup", "g@b", "HUP");
        await Call(fleet, "supervisor.clearProcessLogs", "g@b:p");
        await Call(fleet, "supervisor.addProcessGroup", "g@b");
        await Call(fleet, "supervisor.removeProcessGroup", "g@b");
        await Call(fleet, "supervisor.startProcess", "g:p");
        await Call(fleet, "supervisor.stopProcess", "g@a:p");
        SupervisorCommand[] sent =
        [
            new SupervisorCommand.StartProcess(new("g", "p"), true),
            new SupervisorCommand.StopProcess(new("cat", "cat"), true),
            new SupervisorCommand.StartGroup("g", false), new SupervisorCommand.SignalGroup("g", 1, "HUP"),
            new SupervisorCommand.SignalGroup("g", 1, "HUP"), new SupervisorCommand.ClearLogs(new("g", "p")),
            new SupervisorCommand.AddGroup("g"), new SupervisorCommand.RemoveGroup("g"),
        ];
        Assert.Equal(sent.Select(c => c with { By = "node a" }), fleet["b"].Supervisor.Asked);
        Assert.Equal(
            [new SupervisorCommand.StartProcess(new("g", "p"), true), new SupervisorCommand.StopProcess(new("g", "p"), true)],
            fleet["a"].Supervisor.Asked);
    }

    [Fact]
    public async Task A_group_of_this_node_with_such_a_name_keeps_it()
    {
        await using var fleet = await Start("a", "b");
        fleet.Run("a", "g@b", "p", pid: 7);
        fleet["a"].Supervisor.Board.PublishGroups(["g@b"]);
        await Call(fleet, "supervisor.startProcess", "g@b:p");
        await Call(fleet, "supervisor.stopProcessGroup", "g@b");
        Assert.Equal(
            [new SupervisorCommand.StartProcess(new("g@b", "p"), true), new SupervisorCommand.StopGroup("g@b", true)],
            fleet["a"].Supervisor.Asked);
        Assert.Equal("7", Rows(await Call(fleet, "supervisor.getProcessInfo", "g@b:p")).Single()["pid"]);
        Assert.Empty(fleet["b"].Supervisor.Asked);
    }

    [Fact]
    public async Task Answers_repeat_the_name_as_it_was_written()
    {
        await using var fleet = await Start("a", "b");
        fleet["b"].Supervisor.AnswerWith(new CommandReply.Fault(FaultCode.AlreadyStarted, "g:p"));
        Assert.Equal(new XmlRpcValue.Fault(60, "ALREADY_STARTED: g@b:p"), await Call(fleet, "supervisor.startProcess", "g@b:p"));
        fleet["b"].Supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(ProcessOutcome.Ok("g", "p"))));
        Assert.Equal("g@b", Rows(await Call(fleet, "supervisor.stopProcess", "g@b:*")).Single()["group"]);
        Assert.Equal(
            new XmlRpcValue.Fault(10, "BAD_NAME: g@c:p (there is no node c)"), await Call(fleet, "supervisor.startProcess", "g@c:p"));
        await LoseTouch(fleet, "b");
        Assert.Equal(new XmlRpcValue.Fault(101, "UNREACHABLE_NODE: b"), await Call(fleet, "supervisor.startProcess", "g@b:p"));
    }

    [Fact]
    public async Task A_process_of_another_node_is_described()
    {
        await using var fleet = await Start("a", "b");
        fleet.Run("b", "g", "p", pid: 7);
        await fleet.Shows("a", "b", 1);
        var row = Rows(await Call(fleet, "supervisor.getProcessInfo", "g@b:p")).Single();
        Assert.Equal(("g@b", "p", "7", "RUNNING"), (row["group"], row["name"], row["pid"], row["statename"]));
        Assert.Equal(new XmlRpcValue.Fault(10, "BAD_NAME: g@b:x"), await Call(fleet, "supervisor.getProcessInfo", "g@b:x"));
        Assert.Equal(new XmlRpcValue.Fault(10, "BAD_NAME: g@c:x (there is no node c)"), await Call(fleet, "supervisor.getProcessInfo", "g@c:x"));
        Assert.Equal(new XmlRpcValue.Fault(10, "BAD_NAME: g:p"), await Call(fleet, "supervisor.getProcessInfo", "g:p"));
    }

    [Fact]
    public async Task Logs_of_another_node_are_read()
    {
        using var directory = new TempDir();
        await using var fleet = await Start("a", "b");
        fleet.Run("b", "g", "p", stdout: directory.Write("out", "hello\n"), stderr: directory.Write("err", "oops\n"));
        Assert.Equal("hello\n", await Call(fleet, "supervisor.readProcessStdoutLog", "g@b:p", 0, 0));
        Assert.Equal("hello\n", await Call(fleet, "supervisor.readProcessLog", "g@b:p", -1600, 0));
        var tail = Assert.IsType<XmlRpcValue.Array>(await Call(fleet, "supervisor.tailProcessStderrLog", "g@b:p", 0, 3));
        Assert.Equal(new XmlRpcValue[] { "ps\n", 5, true }, tail.Items.AsEnumerable());
        Assert.Equal(new XmlRpcValue.Fault(10, "BAD_NAME: g@b:x"), await Call(fleet, "supervisor.readProcessLog", "g@b:x", 0, 0));
    }

    [Fact]
    public async Task Without_a_fleet_such_names_are_names_like_others()
    {
        await using var fleet = await Start("a");
        var table = Node.Rpc.RpcInterfaces.Table(fleet["a"].Supervisor, [FakeSupervisor.MainInterface()], Time);
        await table.Call("supervisor.startProcess", ["g@b:p"]);
        Assert.Equal(new SupervisorCommand.StartProcess(new("g@b", "p"), true), Assert.Single(fleet["a"].Supervisor.Asked));
    }
}
