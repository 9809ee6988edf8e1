using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Tree;

public class CommandTests : TreeFixture
{
    private static readonly Namespec A = new("a", "a");

    private static GroupConfig Idle(string name = "a") => Alone(Process(name) with { Autostart = false });

    [Fact]
    public void An_unknown_process_is_a_bad_name()
    {
        Begin(Idle());
        ExpectFault(new SupervisorCommand.StartProcess(new("a", "b"), Wait: true), "BAD_NAME: a:b");
        ExpectFault(new SupervisorCommand.StopGroup("b", Wait: true), "BAD_NAME: b");
    }

    [Fact]
    public void A_start_without_waiting_is_answered_when_the_child_exists()
    {
        Begin(Idle());
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(A, Wait: false));
        Assert.Equal(Starting, Info("a").State);
        Assert.NotEqual(0, Info("a").Pid);
    }

    [Fact]
    public void A_start_that_waits_is_answered_when_the_process_is_RUNNING()
    {
        Begin(Idle());
        Ask(new SupervisorCommand.StartProcess(A, Wait: true));
        Until("a:a", Starting);
        Client.ExpectNoMsg(TimeSpan.Zero);
        Advance(1);
        Answer<CommandReply.Done>();
        Assert.Equal(Running, Info("a").State);
    }

    [Fact]
    public void A_child_that_dies_while_its_start_is_awaited_is_a_spawn_error()
    {
        Begin(Idle());
        Ask(new SupervisorCommand.StartProcess(A, Wait: true));
        Until("a:a", Starting);
        Host["a:a"].Exit(WaitStatus.Exited(0));
        Assert.Equal("SPAWN_ERROR: a", Answer<CommandReply.Fault>().Text);
    }

    [Fact]
    public void A_process_that_is_stopped_while_its_start_is_awaited_ended_abnormally()
    {
        Begin(Idle());
        Ask(new SupervisorCommand.StartProcess(A, Wait: true));
        Until("a:a", Starting);
        Ask(new SupervisorCommand.StopProcess(A, Wait: false));
        var answers = new[] { Client.ExpectMsg<CommandReply>(), Client.ExpectMsg<CommandReply>() };
        Assert.Equal("ABNORMAL_TERMINATION: a", Assert.Single(answers.OfType<CommandReply.Fault>()).Text);
    }

    [Theory]
    [InlineData(SpawnStage.FindCommand, "NO_FILE: why")]
    [InlineData(SpawnStage.CheckCommand, "NOT_EXECUTABLE: why")]
    [InlineData(SpawnStage.ParseCommand, "NOT_EXECUTABLE: why")]
    public void The_command_is_looked_up_before_anything_else(SpawnStage stage, string fault)
    {
        Begin(Idle());
        Host["a:a"].Problem = new(stage, 0, "why");
        ExpectFault(new SupervisorCommand.StartProcess(A, Wait: true), fault);
        Assert.Equal(Stopped, Info("a").State);
    }

    [Fact]
    public void What_runs_is_not_started_and_what_does_not_run_is_not_stopped()
    {
        Begin(Idle());
        ExpectFault(new SupervisorCommand.StopProcess(A, Wait: true), "NOT_RUNNING: a");
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(A, Wait: false));
        ExpectFault(new SupervisorCommand.StartProcess(A, Wait: true), "ALREADY_STARTED: a");
    }

    [Fact]
    public void A_start_of_a_stopping_process_waits_for_its_end()
    {
        Host["a:a"].IsStubborn = true;
        Begin(Idle());
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(A, Wait: false));
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(A, Wait: false));
        Ask(new SupervisorCommand.StartProcess(A, Wait: false));
        Until("a:a", Stopping);
        Host["a:a"].Exit(WaitStatus.Killed(15));
        Answer<CommandReply.Done>();
        Assert.Equal(Starting, Info("a").State);
    }

    [Fact]
    public void Signals_go_to_the_child_alone_and_need_a_name_that_exists()
    {
        Begin(Alone(Process("a") with { StopAsGroup = true, KillAsGroup = true }));
        UntilRunning("a:a");
        Expect<CommandReply.Done>(new SupervisorCommand.SignalProcess(A, 1, "HUP"));
        Assert.Contains("signal 1 a:a", Host.Asked);
        ExpectFault(new SupervisorCommand.SignalProcess(A, null, "NOPE"), "BAD_SIGNAL: NOPE");
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(A, Wait: true));
        ExpectFault(new SupervisorCommand.SignalProcess(A, 1, "HUP"), "NOT_RUNNING: a");
        Assert.Contains("signal 15 group a:a", Host.Asked);
    }

    [Theory]
    [InlineData(StdinOutcome.Closed, "NO_FILE: a")]
    [InlineData(StdinOutcome.NoChild, "NOT_RUNNING: a")]
    [InlineData(StdinOutcome.Full, "FAILED: a does not read its stdin")]
    public void Bytes_for_stdin_that_cannot_be_taken_are_a_fault(StdinOutcome outcome, string fault)
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        var send = new SupervisorCommand.SendStdin(A, "hello"u8.ToArray());
        Expect<CommandReply.Done>(send);
        Host["a:a"].StdinAnswer = outcome;
        ExpectFault(send, fault);
    }

    [Fact]
    public void Logs_are_cleared_and_reopened()
    {
        Begin(Idle());
        Expect<CommandReply.Done>(new SupervisorCommand.ClearLogs(A));
        Expect<CommandReply.Done>(new SupervisorCommand.ReopenLogs());
        Assert.Single(Expect<CommandReply.Outcomes>(new SupervisorCommand.ClearAllLogs()).Items);
        AwaitCondition(() => Host.Asked.Contains("reopen a:a"));
        Assert.Equal(2, Host.Asked.Count(a => a == "clear a:a"));
    }

    [Fact]
    public void What_became_of_children_is_told()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        var child = Assert.Single(Expect<CommandReply.Children>(new SupervisorCommand.TellHistory(A)).Items.Items);
        Assert.Equal(CauseKind.Autostart, child.StartedBy.Kind);
        ExpectFault(new SupervisorCommand.TellHistory(new("a", "b")), "BAD_NAME: a:b");
    }

    [Fact]
    public void A_message_for_listeners_is_published_even_during_a_shutdown()
    {
        Host["a:a"].IsStubborn = true;
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Expect<CommandReply.Done>(new SupervisorCommand.RemoteCommunication("kind", "data"));
        Assert.Equal("data", Until<SupervisorEvent.RemoteCommunication>().Data);
        ExpectFault(new SupervisorCommand.StartProcess(A, Wait: true), "SHUTDOWN_STATE");
    }
}
