using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Methods;

public class CommandMethodsTests : MethodTests
{
    [Fact]
    public async Task Starting_and_stopping_take_every_form_of_a_name()
    {
        Assert.Equal(new(new("a", "a"), true), await Asks<SupervisorCommand.StartProcess>("supervisor.startProcess", "a"));
        Assert.Equal(new(new("g", "a"), false), await Asks<SupervisorCommand.StartProcess>("supervisor.startProcess", "g:a", false));
        Assert.Equal(new("g", true), await Asks<SupervisorCommand.StartGroup>("supervisor.startProcess", "g:*"));
        Assert.Equal(new("g", false), await Asks<SupervisorCommand.StartGroup>("supervisor.startProcess", "g:", 0));
        Assert.Equal(new("g", true), await Asks<SupervisorCommand.StartGroup>("supervisor.startProcessGroup", "g"));
        Assert.Equal(new(true), await Asks<SupervisorCommand.StartAll>("supervisor.startAllProcesses"));
        Assert.Equal(new(new("a", "a"), false), await Asks<SupervisorCommand.StopProcess>("supervisor.stopProcess", "a", ""));
        Assert.Equal(new("g", true), await Asks<SupervisorCommand.StopGroup>("supervisor.stopProcess", "g:*", "yes"));
        Assert.Equal(new("g", true), await Asks<SupervisorCommand.StopGroup>("supervisor.stopProcessGroup", "g"));
        Assert.Equal(new(false), await Asks<SupervisorCommand.StopAll>("supervisor.stopAllProcesses", false));
    }

    [Fact]
    public async Task Signals_are_names_and_numbers_and_nonsense_is_passed_on_as_such()
    {
        Assert.Equal(new(new("a", "a"), 1, "HUP"), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", "HUP"));
        Assert.Equal(new(new("a", "a"), 15, " sigterm "), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", " sigterm "));
        Assert.Equal(new(new("a", "a"), 9, "9"), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", 9));
        Assert.Equal(new(new("a", "a"), 0, " 0 "), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", " 0 "));
        Assert.Equal(new(new("a", "a"), null, "99"), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", 99));
        Assert.Equal(new(new("a", "a"), null, "4294967305"), await Asks<SupervisorCommand.SignalProcess>("supervisor.signalProcess", "a", 4294967305));
        Assert.Equal(new("g", null, "FOO"), await Asks<SupervisorCommand.SignalGroup>("supervisor.signalProcess", "g:*", "FOO"));
        Assert.Equal(new("g", 10, "USR1"), await Asks<SupervisorCommand.SignalGroup>("supervisor.signalProcessGroup", "g", "USR1"));
        Assert.Equal(new(2, "2"), await Asks<SupervisorCommand.SignalAll>("supervisor.signalAllProcesses", "2"));
    }

    [Theory]
    [InlineData("cat:cat", FaultCode.AlreadyStarted, "cat", "ALREADY_STARTED: cat:cat")]
    [InlineData("cat", FaultCode.AlreadyStarted, "cat", "ALREADY_STARTED: cat")]
    [InlineData("nog:*", FaultCode.BadName, "nog", "BAD_NAME: nog:*")]
    [InlineData("a:a", FaultCode.Failed, "a is in an unknown process state", "FAILED: a:a is in an unknown process state")]
    [InlineData("a:a", FaultCode.Failed, "a:a is in an unknown process state", "FAILED: a:a is in an unknown process state")]
    [InlineData("cat:cat", FaultCode.NoFile, "can't find command 'cat'", "NO_FILE: can't find command 'cat'")]
    [InlineData("cat", FaultCode.SpawnError, "cat", "SPAWN_ERROR: cat")]
    public Task Faults_repeat_the_name_as_it_was_written(string name, FaultCode code, string extra, string text)
    {
        Supervisor.AnswerWith(new CommandReply.Fault(code, extra));
        return Faults(code, text, "supervisor.startProcess", name);
    }

    [Fact]
    public async Task Outcomes_are_structs_in_the_order_given()
    {
        Supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(
            new ProcessOutcome("g", "b", FaultCode.NoFile, "NO_FILE: x"), ProcessOutcome.Ok("g", "a"))));
        var reply = await Call("supervisor.startProcess", "g:*");
        Assert.Equal(
            [new("name", "b"), new("group", "g"), new("status", "20"), new("description", "NO_FILE: x")], Members(reply));
    }

    [Fact]
    public async Task A_reread_gives_three_lists_in_a_list_in_a_list()
    {
        Supervisor.RereadAnswer = new CommandReply.Difference(EquatableArray.Of("a", "b"), default, EquatableArray.Of<string>("c"));
        var outer = Assert.IsType<XmlRpcValue.Array>(await Call("supervisor.reloadConfig"));
        var inner = Assert.IsType<XmlRpcValue.Array>(Assert.Single(outer.Items));
        Assert.Equal([2, 0, 1], inner.Items.Select(i => Assert.IsType<XmlRpcValue.Array>(i).Items.Length));
        Supervisor.RereadAnswer = new CommandReply.Fault(FaultCode.CantReread, "no such file");
        await Faults(FaultCode.CantReread, "CANT_REREAD: no such file", "supervisor.reloadConfig");
    }

    [Fact]
    public async Task Groups_are_added_and_removed_by_name()
    {
        Assert.Equal(new("g"), await Asks<SupervisorCommand.AddGroup>("supervisor.addProcessGroup", "g"));
        Assert.Equal(new("g"), await Asks<SupervisorCommand.RemoveGroup>("supervisor.removeProcessGroup", "g"));
        Supervisor.AnswerWith(new CommandReply.Fault(FaultCode.StillRunning, "g"));
        await Faults(FaultCode.StillRunning, "STILL_RUNNING: g", "supervisor.removeProcessGroup", "g");
    }

    [Fact]
    public async Task The_daemon_can_be_told_to_end_and_to_begin_anew()
    {
        Assert.Equal(XmlRpcValue.True, await Call("supervisor.shutdown"));
        Assert.Equal(XmlRpcValue.True, await Call("supervisor.restart"));
        Assert.Equal([new SupervisorCommand.Shutdown(), new SupervisorCommand.Restart()], Supervisor.Asked);
    }

    [Fact]
    public async Task Stdin_takes_text_as_UTF_8_and_nothing_else()
    {
        var sent = await Asks<SupervisorCommand.SendStdin>("supervisor.sendProcessStdin", "a", "é\n");
        Assert.Equal("é\n", Encoding.UTF8.GetString(sent.Bytes.Span));
        await Faults(FaultCode.IncorrectParameters, "INCORRECT_PARAMETERS: 3", "supervisor.sendProcessStdin", "a", 3);
        await Faults(FaultCode.BadName, "BAD_NAME: g:*", "supervisor.sendProcessStdin", "g:*", "x");
        Supervisor.AnswerWith(new CommandReply.Fault(FaultCode.NoFile, "a"));
        await Faults(FaultCode.NoFile, "NO_FILE: a:a", "supervisor.sendProcessStdin", "a:a", "x");
    }

    [Fact]
    public async Task Events_from_outside_carry_text_or_what_prints_as_text() => Assert.Equal(
        new("1", "b"), await Asks<SupervisorCommand.RemoteCommunication>("supervisor.sendRemoteCommEvent", 1, "b"));

    [Fact]
    public async Task Logs_are_cleared_by_process_or_all_together()
    {
        Assert.Equal(new(new("g", "a")), await Asks<SupervisorCommand.ClearLogs>("supervisor.clearProcessLogs", "g:a"));
        Assert.Equal(new(new("a", "a")), await Asks<SupervisorCommand.ClearLogs>("supervisor.clearProcessLog", "a"));
        await Asks<SupervisorCommand.ClearAllLogs>("supervisor.clearAllProcessLogs");
        await Faults(FaultCode.BadName, "BAD_NAME: g:*", "supervisor.clearProcessLogs", "g:*");
    }
}
