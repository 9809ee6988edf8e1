using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Tree;

/// <summary>Who asked for a start or a stop, as it is remembered.</summary>
public class HistoryTests : TreeFixture
{
    private static readonly Namespec Name = new("a", "a");

    [Fact]
    public void What_starts_by_itself_and_is_restarted_by_itself_says_so()
    {
        Begin(Alone(Process("a") with { AutoRestart = AutoRestart.Always }));
        UntilRunning("a:a");
        Host["a:a"].Exit(WaitStatus.Exited(1));
        Until("a:a", ProcessState.Starting);
        Assert.Equal([CauseKind.Autorestart, CauseKind.Autostart], Causes());
    }

    [Fact]
    public void A_start_after_a_failed_one_is_a_retry()
    {
        Begin(Alone(Process("a")));
        Until("a:a", ProcessState.Starting);
        Host["a:a"].Exit(WaitStatus.Exited(1));
        Until("a:a", ProcessState.Backoff);
        Advance(1);
        Until("a:a", ProcessState.Starting);
        Assert.Equal([CauseKind.Retry, CauseKind.Autostart], Causes());
    }

    [Fact]
    public void Who_asks_is_remembered()
    {
        Begin(Alone(Process("a") with { Autostart = false }));
        Ask(new SupervisorCommand.StartProcess(Name, Wait: false) { By = "ann" });
        Answer<CommandReply.Done>();
        UntilRunning("a:a");
        Expect<CommandReply.Done>(new SupervisorCommand.SignalProcess(Name, 1, "HUP") { By = "ben" });
        Expect<CommandReply.Outcomes>(new SupervisorCommand.StopGroup("a", Wait: true) { By = "cid" });
        var child = Assert.Single(Board.History.Of(Name).Children);
        Assert.Equal(new Cause(CauseKind.Request, "ann"), child.StartedBy);
        Assert.Equal(new Cause(CauseKind.Request, "cid"), child.StoppedBy);
        Assert.Equal((1, "ben"), (child.Signalled!.Number, child.Signalled.By));
        Assert.Equal(15, child.Status!.Value.Signal);
    }

    [Fact]
    public void A_start_that_had_to_wait_is_its_askers()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Host["a:a"].IsStubborn = true;
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(Name, Wait: false) { By = "ann" });
        Ask(new SupervisorCommand.StartProcess(Name, Wait: false) { By = "ben" });
        Settle();
        Host["a:a"].Exit(WaitStatus.Exited(0));
        Until("a:a", ProcessState.Starting);
        Assert.Equal(["ben", null], Board.History.Of(Name).Children.Select(c => c.StartedBy.By));
    }

    [Fact]
    public void A_shutdown_and_who_asked_for_it_are_remembered()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Expect<CommandReply.Done>(new SupervisorCommand.Restart { By = "SIGHUP" });
        UntilEnded();
        Assert.Equal(new Cause(CauseKind.Reload, "SIGHUP"), Board.History.Of(Name).LastExit!.StoppedBy);
    }

    [Fact]
    public void A_removed_group_is_forgotten_unless_the_configuration_still_has_it()
    {
        Begin(Alone(Process("a")), Alone(Process("b")));
        UntilRunning("b:b");
        Expect<CommandReply.Difference>(new SupervisorCommand.Reread(Config(Alone(Process("a") with { StartSecs = 2 }))));
        foreach (var name in (string[])["a", "b"])
        {
            Expect<CommandReply.Outcomes>(new SupervisorCommand.StopGroup(name, Wait: true));
            Expect<CommandReply.Done>(new SupervisorCommand.RemoveGroup(name));
        }

        Expect<CommandReply.Done>(new SupervisorCommand.AddGroup("a"));
        Until("a:a", ProcessState.Starting);
        var children = Board.History.Of(Name).Children;
        Assert.Equal(2, children.Length);
        Assert.NotEqual(children[0].Config, children[1].Config);
        Assert.Empty(Board.History.Of(new("b", "b")).Children);
    }

    private IEnumerable<CauseKind> Causes() => Board.History.Of(Name).Children.Select(c => c.StartedBy.Kind);
}
