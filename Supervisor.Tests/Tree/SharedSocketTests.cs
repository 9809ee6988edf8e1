using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using static Supervisor.Actors.Lifecycle.ProcessState;

namespace Supervisor.Tests.Tree;

public class SharedSocketTests : TreeFixture
{
    private static ProgramConfig Pool(string name, params ProcessConfig[] processes) =>
        new(name, ProgramKind.FastCgi, EquatableArray.Of(processes)) { Socket = new($"unix:///{name}.sock", null, null, null, null) };

    private static GroupConfig GroupOf(string name, params ProgramConfig[] programs) =>
        new() { Name = name, Programs = EquatableArray.Of(programs) };

    private string[] AskedAfter(string first) => [.. Host.Asked.SkipWhile(a => a != first)];

    [Fact]
    public void The_processes_of_a_program_share_one_socket_and_those_of_another_have_theirs()
    {
        Begin(GroupOf("g", Pool("f", Process("a"), Process("b")), Pool("h", Process("c"))), Alone(Process("plain")));
        Assert.Equal("unix:///f.sock", Host["g:a"].Socket!.Url);
        Assert.Same(Host["g:a"].Socket, Host["g:b"].Socket);
        Assert.Equal("unix:///h.sock", Host["g:c"].Socket!.Url);
        Assert.Null(Host["plain:plain"].Socket);
    }

    [Fact]
    public void A_dead_child_lets_go_of_the_socket_before_anybody_hears_that_it_has_stopped()
    {
        Begin(GroupOf("f", Pool("f", Process("a"))));
        UntilRunning("f:a");
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("f", "a"), Wait: true));
        Assert.Equal(["signal 15 f:a", "forget f:a"], AskedAfter("signal 15 f:a"));
        Assert.Contains("Info: spawned: 'a' with pid 1001", Activity.Lines);
    }

    [Fact]
    public void A_child_that_died_lets_go_of_the_socket_before_the_next_is_made()
    {
        Begin(GroupOf("f", Pool("f", Process("a") with { AutoRestart = AutoRestart.Always })));
        UntilRunning("f:a");
        Host["f:a"].Exit(WaitStatus.Exited(1));
        Until("f:a", Starting);
        Assert.Equal(["spawn f:a", "forget f:a", "spawn f:a"], Host.Asked.Where(a => a.EndsWith("f:a", StringComparison.Ordinal)
            && !a.StartsWith("signal", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_start_that_came_to_nothing_lets_go_of_the_socket()
    {
        Host["f:a"].SpawnProblem = new(SpawnStage.OpenSocket, 0, "Could not create FastCGI socket unix:///f.sock: no");
        Begin(GroupOf("f", Pool("f", Process("a") with { StartRetries = 0 })));
        Until("f:a", Fatal);
        Assert.Equal(["spawn f:a", "forget f:a"], AskedAfter("spawn f:a").Where(a => !a.StartsWith("signal", StringComparison.Ordinal)));
        Assert.Equal("Could not create FastCGI socket unix:///f.sock: no", Info("f:a").SpawnError);
    }

    [Fact]
    public void A_group_whose_socket_cannot_be_opened_is_not_added()
    {
        Begin();
        Host.SocketProblem = "Could not create FastCGI socket unix:///f.sock: no";
        Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(GroupOf("f", Pool("f", Process("a"))))));
        ExpectFault(new SupervisorCommand.AddGroup("f"), "FAILED: Could not create FastCGI socket unix:///f.sock: no");
        Assert.Null(Board.Find(new("f", "a")));
        Host.SocketProblem = null;
        Expect<CommandReply.Done>(new SupervisorCommand.AddGroup("f"));
        Until("f:a", Starting);
    }

    [Fact]
    public void While_its_socket_is_tried_a_group_is_not_added_twice_and_the_rest_goes_on()
    {
        Begin(Alone(Process("plain")));
        Host.HoldsTrials = true;
        Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(Alone(Process("plain")), GroupOf("f", Pool("f", Process("a"))))));
        Ask(new SupervisorCommand.AddGroup("f"));
        ExpectFault(new SupervisorCommand.AddGroup("f"), "ALREADY_ADDED: f");
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("plain", "plain"), Wait: true));
        Host.AnswerTrial();
        Answer<CommandReply.Done>();
        Assert.NotNull(Board.Find(new("f", "a")));
    }

    [Fact]
    public void A_group_whose_trial_outlasts_the_daemon_is_not_added()
    {
        Host["plain:plain"].IsStubborn = true;
        Begin(Alone(Process("plain")));
        UntilRunning("plain:plain");
        Host.HoldsTrials = true;
        Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(GroupOf("f", Pool("f", Process("a"))))));
        Ask(new SupervisorCommand.AddGroup("f"));
        Settle();
        Expect<CommandReply.Done>(new SupervisorCommand.Shutdown());
        Host.AnswerTrial();
        Assert.Equal("SHUTDOWN_STATE", Answer<CommandReply.Fault>().Text);
        Host["plain:plain"].Exit(WaitStatus.Exited(0));
        Assert.Equal(Mood.Shutdown, UntilEnded());
    }

    [Fact]
    public void Another_place_to_listen_is_a_change_and_another_mode_is_none()
    {
        var (before, socket) = (GroupOf("f", Pool("f", Process("a"))), new FastCgiConfig("unix:///f.sock", 5, 1, 2, 0x1C0));
        Begin(before);
        Assert.Empty(Changed(Pool("f", Process("a")) with { Socket = socket }));
        Assert.Equal(["f"], Changed(Pool("f", Process("a")) with { Socket = socket with { SocketUrl = "unix:///g.sock" } }));

        string[] Changed(ProgramConfig program) =>
            [.. Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(GroupOf("f", program)))).Changed];
    }
}
