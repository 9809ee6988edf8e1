using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Tree;

/// <summary>Programs that join active groups, and processes that leave them.</summary>
public class TwiddlingTests : TreeFixture
{
    private static ProgramConfig Program(string name, params ProcessConfig[] processes) =>
        new(name, ProgramKind.Program, EquatableArray.Of(processes));

    private static SupervisorCommand.AddProgram Add(string group, ProgramConfig program) => new(group, program);

    private static SupervisorCommand.RemoveProcess Remove(string group, string process) => new(new(group, process));

    [Fact]
    public void A_program_joins_a_group_and_starts_by_itself()
    {
        Begin(Group("g", Process("a")));
        Expect<CommandReply.Done>(Add("g", Program("p", Process("p1"), Process("p2") with { Autostart = false })));
        Assert.Equal(Stopped, Info("g:p2").State);
        Until("g:p1", Starting);
        Assert.Equal("autostart", Board.History.Of(new("g", "p1")).Children.Single().StartedBy.KindName);
        Expect<CommandReply.Done>(new SupervisorCommand.StartProcess(new("g", "p2"), Wait: false));
        Assert.Equal(["a", "p1", "p2"], Board.ActiveConfigs.Single().Processes.Select(p => p.Name));
    }

    [Fact]
    public void It_may_join_an_empty_group_and_be_joined()
    {
        Begin(Group("g") with { Programs = default });
        Expect<CommandReply.Done>(Add("g", Program("p", Process("a"))));
        Expect<CommandReply.Done>(Add("g", Program("p", Process("b"))));
        Until("g:b", Starting);
        ExpectFault(Add("g", Program("q", Process("a"))), "BAD_NAME: a");
        ExpectFault(Add("h", Program("q", Process("a"))), "BAD_NAME: group: h");
    }

    [Fact]
    public void A_program_without_processes_changes_nothing()
    {
        Begin(Group("g", Process("a")));
        Expect<CommandReply.Done>(Add("g", Program("none")));
        Assert.Equal(["g"], Board.ActiveConfigs.Single().Programs.Select(p => p.Name));
    }

    [Fact]
    public void A_stopped_process_leaves_and_nobody_knows_it_any_more()
    {
        Begin(Group("g", Process("a"), Process("b")));
        UntilRunning("g:b");
        ExpectFault(Remove("g", "b"), "STILL_RUNNING: b");
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("g", "b"), Wait: true));
        Expect<CommandReply.Done>(Remove("g", "b"));
        Assert.Null(Board.Find(new("g", "b")));
        Assert.True(Host["g:b"].IsClosed);
        ExpectFault(new SupervisorCommand.StartProcess(new("g", "b"), Wait: false), "BAD_NAME: g:b");
        ExpectFault(Remove("g", "b"), "BAD_NAME: b");
        ExpectFault(Remove("h", "b"), "BAD_NAME: group: h");
        Assert.Single(Expect<CommandReply.Outcomes>(new SupervisorCommand.StopAll(Wait: true)).Items);
    }

    [Fact]
    public void One_that_left_may_come_again()
    {
        Begin(Group("g", Process("a") with { Autostart = false }));
        Expect<CommandReply.Done>(Remove("g", "a"));
        Expect<CommandReply.Done>(Add("g", Program("g", Process("a"))));
        Until("g:a", Starting);
    }

    [Fact]
    public void Nothing_is_left_of_a_program_whose_last_process_has_left()
    {
        Begin(Group("g", Process("a")));
        Expect<CommandReply.Done>(Add("g", Program("p", Process("p1") with { Autostart = false }, Process("p2"))));
        UntilRunning("g:p2");
        Board.Meters.OutputOf(new("g", "p2")).Add(isStderr: false, 5);
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("g", "p2"), Wait: true));
        Assert.NotEmpty(Board.History.Of(new("g", "p2")).Children);
        Sys.ActorSelection("/user/supervisor/g/p$1").Tell(new Identify(1), Client.Ref);
        Client.Watch(Client.ExpectMsg<ActorIdentity>().Subject);
        Expect<CommandReply.Done>(Remove("g", "p1"));
        Expect<CommandReply.Done>(Remove("g", "p2"));
        Client.ExpectMsg<Terminated>();
        Assert.Empty(Board.History.Of(new("g", "p2")).Children);
        Assert.Equal(0, Board.Meters.OutputOf(new("g", "p2")).Stdout);
        Expect<CommandReply.Done>(Add("g", Program("p", Process("p1"))));
    }

    [Fact]
    public void A_reread_finds_the_difference_and_a_group_that_is_added_again_has_what_joined()
    {
        var file = Group("g", Process("a") with { Autostart = false });
        Begin(file);
        Expect<CommandReply.Done>(Add("g", Program("p", Process("b") with { Autostart = false })));
        Expect<CommandReply.Done>(new SupervisorCommand.RemoveGroup("g"));
        Expect<CommandReply.Done>(new SupervisorCommand.AddGroup("g"));
        Assert.NotNull(Board.Find(new("g", "b")));
        Assert.Equal(["g"], Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(file))).Changed);
    }

    [Fact]
    public void A_shutdown_stops_who_joined()
    {
        Begin(Group("g", Process("a")));
        Expect<CommandReply.Done>(Add("g", Program("p", Process("b"))));
        UntilRunning("g:b");
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Assert.Equal(Mood.Shutdown, UntilEnded());
        Assert.Contains("signal 15 g:b", Host.Asked);
    }
}
