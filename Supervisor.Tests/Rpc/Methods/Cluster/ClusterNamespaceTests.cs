using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Xml;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Rpc.Methods.Cluster;

public class ClusterNamespaceTests : FleetMethodTests
{
    [Fact]
    public async Task The_namespace_is_there_with_a_fleet_and_not_without()
    {
        await using var fleet = await Start("a");
        var with = RpcInterfaces.Table(fleet["a"].Supervisor, [FakeSupervisor.MainInterface()], Time, fleet["a"].Fleet);
        var without = RpcInterfaces.Table(fleet["a"].Supervisor, [FakeSupervisor.MainInterface()], Time);
        Assert.Equal(with.Names.Where(n => !n.StartsWith("cluster.", StringComparison.Ordinal)), without.Names);
        Assert.Equal(
            [
                "clearProcessLogs", "down", "getAllProcessInfo", "getAllProcessUsage", "getMembers", "leave", "readProcessStderrLog",
                "readProcessStdoutLog", "sendProcessStdin", "signalProcess", "signalProcessGroup", "startAllProcesses", "startProcess",
                "startProcessGroup", "stopAllProcesses", "stopProcess", "stopProcessGroup", "tailProcessStderrLog",
                "tailProcessStdoutLog",
            ],
            with.Names.Except(without.Names).Select(n => n["cluster.".Length..]));
        Assert.All(with.Names, n => Assert.NotEmpty(with.Find(n)!.Help));
    }

    [Fact]
    public async Task Members_are_told_with_what_is_known_of_them()
    {
        await using var fleet = await Start("a", "b");
        fleet.Run("b", "g", "p");
        await fleet.Shows("a", "b", 1);
        await LoseTouch(fleet, "b");
        Time.Advance(TimeSpan.FromSeconds(2.5));
        var rows = Rows(await Call(fleet, "cluster.getMembers"));
        Assert.Equal(
            "name=a address=akka.tcp://supervisor@a:1 uid=1 roles= status=Up reachable=1 self=1 leader=1 oldest=1 age=0 known=1 "
            + "processes=0 statename=RUNNING",
            string.Join(' ', rows[0].Where(m => m.Key != "version").Select(m => $"{m.Key}={m.Value}")));
        Assert.Equal(
            "name=b address=akka.tcp://supervisor@b:1 uid=2 roles= status=Up reachable=0 self=0 leader=0 oldest=0 age=2.5 known=1 "
            + "processes=1 version=1.2.3 statename=RUNNING",
            string.Join(' ', rows[1].Select(m => $"{m.Key}={m.Value}")));
    }

    [Fact]
    public async Task Every_process_of_every_node_is_listed_with_its_node()
    {
        await using var fleet = await Start("a", "b");
        fleet.Run("a", "g", "p", pid: 7);
        fleet.Run("b", "g", "p", pid: 8);
        await fleet.Shows("a", "b", 1);
        var rows = Rows(await Call(fleet, "cluster.getAllProcessInfo"));
        Assert.Equal(["a g p 7 1 1", "b g p 8 1 1"], rows.Select(r => $"{r["node"]} {r["group"]} {r["name"]} {r["pid"]} {r["reachable"]} {r["spawns"]}"));
        Assert.Equal("RUNNING", rows[1]["statename"]);
        await LoseTouch(fleet, "b");
        Time.Advance(TimeSpan.FromSeconds(12));
        rows = Rows(await Call(fleet, "cluster.getAllProcessInfo"));
        Assert.Equal(["a 1 0 7 RUNNING", "b 0 12 8 RUNNING"], rows.Select(r => $"{r["node"]} {r["reachable"]} {r["age"]} {r["pid"]} {r["statename"]}"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("akka.tcp://supervisor@b:1")]
    public async Task A_command_means_the_named_node_and_has_that_nodes_result(string node)
    {
        await using var fleet = await Start("a", "b");
        var supervisor = fleet[node.Contains('b', StringComparison.Ordinal) ? "b" : "a"].Supervisor;
        var by = node == "a" ? null : "node a";
        async Task<SupervisorCommand> Asks(string method, params XmlRpcValue[] arguments)
        {
            Assert.Equal(XmlRpcValue.True, await Call(fleet, "cluster." + method, [node, .. arguments]));
            Assert.True(supervisor.Asked.TryDequeue(out var command));
            Assert.Equal(by, command.By);
            return command with { By = null };
        }

        Assert.Equal(new SupervisorCommand.StartProcess(new("g", "p"), true), await Asks("startProcess", "g:p"));
        Assert.Equal(new SupervisorCommand.StopGroup("g", false), await Asks("stopProcess", "g:*", false));
        Assert.Equal(new SupervisorCommand.StartGroup("g", true), await Asks("startProcessGroup", "g"));
        Assert.Equal(new SupervisorCommand.StopGroup("g", true), await Asks("stopProcessGroup", "g"));
        Assert.Equal(new SupervisorCommand.StartAll(false), await Asks("startAllProcesses", false));
        Assert.Equal(new SupervisorCommand.StopAll(true), await Asks("stopAllProcesses"));
        Assert.Equal(new SupervisorCommand.SignalProcess(new("p", "p"), 1, "HUP"), await Asks("signalProcess", "p", "HUP"));
        Assert.Equal(new SupervisorCommand.SignalGroup("g", null, "X"), await Asks("signalProcessGroup", "g", "X"));
        Assert.Equal(new SupervisorCommand.ClearLogs(new("p", "p")), await Asks("clearProcessLogs", "p"));
        Assert.Equal(5, Assert.IsType<SupervisorCommand.SendStdin>(await Asks("sendProcessStdin", "p", "hello")).Bytes.Length);
        supervisor.AnswerWith(new CommandReply.Fault(FaultCode.AlreadyStarted, "p"));
        Assert.Equal(new XmlRpcValue.Fault(60, "ALREADY_STARTED: p:p"), await Call(fleet, "cluster.startProcess", node, "p:p"));
    }

    [Fact]
    public async Task A_long_text_for_stdin_arrives_in_order()
    {
        await using var fleet = await Start("a", "b");
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i}\n"));
        Assert.Equal(XmlRpcValue.True, await Call(fleet, "cluster.sendProcessStdin", "b", "p", text));
        Assert.Equal(text, string.Concat(fleet["b"].Supervisor.Asked
            .Select(c => System.Text.Encoding.UTF8.GetString(((SupervisorCommand.SendStdin)c).Bytes.Span))));
    }

    [Fact]
    public async Task The_faults_of_a_fleet_are_told_apart()
    {
        await using var fleet = await Start("a", "b");
        Assert.Equal(new XmlRpcValue.Fault(100, "UNKNOWN_NODE: c"), await Call(fleet, "cluster.startProcess", "c", "p"));
        var answer = new TaskCompletionSource<CommandReply>();
        fleet["b"].Supervisor.Answer = _ => answer.Task;
        var asked = Call(fleet, "cluster.stopProcess", "b", "p");
        await Eventually.True(() => !fleet["b"].Supervisor.Asked.IsEmpty);
        await LoseTouch(fleet, "b");
        Assert.Equal(
            new XmlRpcValue.Fault(102, "OUTCOME_UNKNOWN: b cannot be reached any more"), await asked.Within());
        Assert.Equal(new XmlRpcValue.Fault(101, "UNREACHABLE_NODE: b"), await Call(fleet, "cluster.stopProcess", "b", "p"));
        Assert.Single(fleet["b"].Supervisor.Asked);
    }

    [Fact]
    public async Task Nodes_leave_and_are_given_up_by_name_or_address()
    {
        await using var fleet = await Start("a", "b");
        Assert.Equal(XmlRpcValue.True, await Call(fleet, "cluster.leave", "b"));
        Assert.Equal(XmlRpcValue.True, await Call(fleet, "cluster.down", "akka.tcp://supervisor@b:1"));
        Assert.Equal(new XmlRpcValue.Fault(100, "UNKNOWN_NODE: c"), await Call(fleet, "cluster.down", "c"));
        Assert.Equal(["leave akka.tcp://supervisor@b:1", "down akka.tcp://supervisor@b:1"], fleet["a"].Membership.Asked);
    }

    [Fact]
    public async Task Logs_are_read_from_the_named_node()
    {
        using var directory = new TempDir();
        await using var fleet = await Start("a", "b");
        fleet.Run("b", "g", "p", stdout: directory.Write("out", "hello wörld\n"), stderr: directory.Write("err", "oops\n"));
        Assert.Equal("wörld\n", await Call(fleet, "cluster.readProcessStdoutLog", "b", "g:p", 6, 0));
        Assert.Equal("oops\n", await Call(fleet, "cluster.readProcessStderrLog", "b", "g:p", -5, 0));
        var tail = Assert.IsType<XmlRpcValue.Array>(await Call(fleet, "cluster.tailProcessStdoutLog", "b", "g:p", 0, 4));
        Assert.Equal(new XmlRpcValue[] { "rld\n", 13, true }, tail.Items.AsEnumerable());
        Assert.Equal(new XmlRpcValue.Fault(10, "BAD_NAME: x"), await Call(fleet, "cluster.readProcessStdoutLog", "b", "x", 0, 0));
        Assert.Equal(new XmlRpcValue.Fault(3, "BAD_ARGUMENTS"), await Call(fleet, "cluster.readProcessStdoutLog", "b", "g:p", -1, 1));
        Assert.Equal(new XmlRpcValue.Fault(100, "UNKNOWN_NODE: c"), await Call(fleet, "cluster.tailProcessStderrLog", "c", "x", 0, 1));
    }

    [Fact]
    public async Task Usage_is_measured_on_every_node()
    {
        await using var fleet = await Start("a", "b");
        fleet.Run("a", "g", "p", Environment.ProcessId);
        fleet.Run("b", "g", "q", Environment.ProcessId);
        var rows = Rows(await Call(fleet, "cluster.getAllProcessUsage"));
        Assert.Equal(["a g p", "b g q"], rows.Select(r => $"{r["node"]} {r["group"]} {r["name"]}").Order());
        Assert.All(rows, r => Assert.InRange(double.Parse(r["cpu"], System.Globalization.CultureInfo.InvariantCulture), 0.01, 1e6));
    }
}
