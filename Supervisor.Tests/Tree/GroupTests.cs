using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Tree;

public class GroupTests : TreeFixture
{
    private static ProcessConfig Manual(string name, int priority = 999) =>
        Process(name) with { Autostart = false, Priority = priority };

    private string[] Asked(string verb) => [.. Host.Asked.Where(a => a.StartsWith(verb, StringComparison.Ordinal))];

    [Fact]
    public void An_addition_that_a_removal_overtakes_is_answered_and_leaves_nothing_behind()
    {
        Begin(Group("b", Process("b")));
        Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(Group("a", Process("a") with { Autostart = false }))));
        for (var i = 0; i < 200; i++)
        {
            Ask(new SupervisorCommand.AddGroup("a"));
            Ask(new SupervisorCommand.RemoveGroup("a"));
            Answer<CommandReply.Done>();
            Answer<CommandReply.Done>();
        }
    }

    [Fact]
    public void Programs_start_by_the_priority_of_their_groups_and_then_as_defined()
    {
        Begin(
            Group("z", Process("b"), Process("a") with { Priority = 1 }) with { Priority = 1 },
            Group("y", Process("c")) with { Priority = 2 });
        Until("y:c", Starting);
        Assert.Equal(["spawn z:b", "spawn z:a", "spawn y:c"], Asked("spawn"));
    }

    [Fact]
    public void Commands_take_members_by_priority_and_answer_for_those_that_needed_them()
    {
        Begin(Group("g", Manual("c", 3), Manual("a", 2), Manual("b", 1)));
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(new("g", "a"), Wait: false));
        var rows = Expect<CommandReply.Outcomes>(new SupervisorCommand.StartGroup("g", Wait: false)).Items;
        Assert.Equal([ProcessOutcome.Ok("g", "b"), ProcessOutcome.Ok("g", "c")], rows);
        rows = Expect<CommandReply.Outcomes>(new SupervisorCommand.StopAll(Wait: true)).Items;
        Assert.Equal(["b", "a", "c"], rows.Select(r => r.Name));
        Assert.Empty(Expect<CommandReply.Outcomes>(new SupervisorCommand.StopGroup("g", Wait: true)).Items);
    }

    [Fact]
    public void Rows_of_what_was_refused_at_once_come_first()
    {
        Host["g:b"].Problem = new(SpawnStage.FindCommand, 0, "can't find command 'b'");
        Begin(Group("g", Manual("a"), Manual("b"), Manual("c")));
        var rows = Expect<CommandReply.Outcomes>(new SupervisorCommand.StartGroup("g", Wait: false)).Items;
        Assert.Equal(["b", "a", "c"], rows.Select(r => r.Name));
        Assert.Equal((FaultCode.NoFile, "NO_FILE: can't find command 'b'"), (rows[0].Status, rows[0].Description));
    }

    [Fact]
    public void A_bad_signal_is_each_members_fault()
    {
        Begin(Group("g", Process("a"), Manual("b")));
        UntilRunning("g:a");
        var row = Assert.Single(Expect<CommandReply.Outcomes>(new SupervisorCommand.SignalAll(null, "NOPE")).Items);
        Assert.Equal(("a", "BAD_SIGNAL: NOPE"), (row.Name, row.Description));
    }

    [Fact]
    public void Nobody_waits_for_the_members_before_it()
    {
        Host["g:a"].IsStubborn = true;
        Begin(Group("g", Process("a"), Process("b")));
        UntilRunning("g:b");
        Ask(new SupervisorCommand.StopGroup("g", Wait: true));
        Until("g:b", Stopped);
        Assert.Equal(Stopping, Info("g:a").State);
        Host["g:a"].Exit(WaitStatus.Exited(0));
        Assert.Equal(["a", "b"], Answer<CommandReply.Outcomes>().Items.Select(r => r.Name));
    }

    [Fact]
    public void Groups_come_and_go()
    {
        var (a, b) = (Alone(Process("a")), Alone(Process("b")));
        Begin(a);
        var difference = Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(b)));
        Assert.Equal(["b"], difference.Added.ToArray());
        Assert.Equal(["a"], difference.Removed.ToArray());
        ExpectFault(new SupervisorCommand.AddGroup("nope"), "BAD_NAME: nope");
        Expect<CommandReply.Done>(new SupervisorCommand.AddGroup("b"));
        ExpectFault(new SupervisorCommand.AddGroup("b"), "ALREADY_ADDED: b");
        Until("b:b", Starting);
        ExpectFault(new SupervisorCommand.RemoveGroup("a"), "STILL_RUNNING: a");
        Expect<CommandReply.Outcomes>(new SupervisorCommand.StopGroup("a", Wait: true));
        Expect<CommandReply.Done>(new SupervisorCommand.RemoveGroup("a"));
        Assert.True(Host["a:a"].IsClosed);
        Assert.Null(Board.Find(new("a", "a")));
        Assert.Equal(["b"], Board.Groups.AsEnumerable());
        ExpectFault(new SupervisorCommand.StartProcess(new("a", "a"), Wait: true), "BAD_NAME: a");
    }

    [Fact]
    public void A_group_that_was_removed_can_be_added_again()
    {
        var group = Alone(Manual("a"));
        Begin(group);
        for (var i = 0; i < 20; i++)
        {
            Expect<CommandReply.Done>(new SupervisorCommand.RemoveGroup("a"));
            Expect<CommandReply.Done>(new SupervisorCommand.AddGroup("a"));
            Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(new("a", "a"), Wait: false));
            Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("a", "a"), Wait: true));
        }
    }

    [Fact]
    public void A_removal_that_was_refused_leaves_everything_startable()
    {
        Begin(Group("g", Manual("a"), Process("b")));
        ExpectFault(new SupervisorCommand.RemoveGroup("g"), "STILL_RUNNING: g");
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(new("g", "a"), Wait: false));
    }

    [Fact]
    public void A_changed_definition_is_a_changed_group_and_one_whose_AUTO_log_gets_a_name_too()
    {
        var a = Process("a");
        Begin(Alone(a));
        Assert.Equal(["a"], Changed(a with { Command = "dog" }));
        Assert.Equal(["a"], Changed(a with { Environment = EquatableArray.Of(KeyValuePair.Create("A", "1")) }));
        Assert.Empty(Changed(a));
        Assert.Equal(["a"], Changed(a with { Stdout = a.Stdout with { Target = new LogTarget.File("/x") } }));
        Assert.Equal(["a"], Changed(a with { Stdout = a.Stdout with { Backups = 3 } }));

        IEnumerable<string> Changed(ProcessConfig process) =>
            Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(Alone(process)))).Changed;
    }

    [Fact]
    public void A_log_that_is_AUTO_now_is_no_change()
    {
        var a = Process("a");
        Begin(Alone(a with { Stdout = a.Stdout with { Target = new LogTarget.File("/x") } }));
        Assert.Empty(Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(Alone(a)))).Changed);
    }

    [Fact]
    public void Of_two_members_with_one_name_the_later_definition_wins()
    {
        var first = new ProgramConfig("p", ProgramKind.Program, EquatableArray.Of(Process("x") with { Autostart = false }));
        var second = new ProgramConfig("q", ProgramKind.Program, EquatableArray.Of(Process("x")));
        Begin(new GroupConfig { Name = "g", Programs = EquatableArray.Of(first, second) });
        Until("g:x", Starting);
        Assert.Equal(1, Host["g:x"].Spawns);
    }

    [Fact]
    public void A_shutdown_stops_groups_by_descending_priority_each_after_the_one_before()
    {
        Host["c:c"].IsStubborn = true;
        Begin(
            Alone(Process("a")) with { Priority = 1 },
            Alone(Process("b")) with { Priority = 5 },
            Alone(Process("c")) with { Priority = 5 });
        UntilRunning("c:c");
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Until("b:b", Stopped);
        Assert.Equal(Running, Info("a").State);
        Assert.Contains("Info: waiting for a, b, c to die", Activity.Lines);
        ExpectNotEnded();
        Host["c:c"].Exit(WaitStatus.Exited(0));
        Until("a:a", Stopped);
        Assert.Equal(Mood.Shutdown, UntilEnded());
    }

    [Fact]
    public void While_the_daemon_ends_nothing_is_started_and_BACKOFF_becomes_FATAL()
    {
        Host["b:b"].IsStubborn = true;
        Begin(Alone(Process("a")) with { Priority = 1 }, Alone(Process("b")) with { Priority = 2 }, Alone(Process("c")) with { Priority = 1 });
        UntilRunning("b:b");
        Host["c:c"].SpawnProblem = new(SpawnStage.Fork, 11, "no");
        Host["c:c"].Exit(WaitStatus.Exited(1));
        Until("c:c", Backoff);
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Settle();
        Host["a:a"].Exit(WaitStatus.Exited(1));
        Until("a:a", Exited);
        Advance(30);
        Assert.Equal(1, Host["a:a"].Spawns);
        Until("b:b", Stopped);
        Assert.Equal(Fatal, Until("c:c", Fatal).To);
        Assert.Equal(Mood.Shutdown, UntilEnded());
    }

    [Fact]
    public void A_shutdown_during_a_restart_wins()
    {
        Host["a:a"].IsStubborn = true;
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Expect<CommandReply.Done>(new SupervisorCommand.Restart());
        Assert.Equal(Mood.Restarting, Board.Mood);
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Expect<CommandReply.Done>(new SupervisorCommand.Restart());
        Host["a:a"].Exit(WaitStatus.Exited(0));
        Assert.Equal(Mood.Shutdown, UntilEnded());
    }
}
