using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;

namespace Supervisor.Tests.Tree;

public class OutputTests : TreeFixture
{
    [Fact]
    public void Output_is_told_with_the_pid_even_if_it_comes_before_that()
    {
        var slot = Host["a:a"];
        slot.HoldsSpawns = true;
        Begin(Alone(Process("a")));
        Until("a:a", ProcessState.Starting);
        slot.Say(new HostEvent.OutputLogged("stdout", Encoding.UTF8.GetBytes("quick")));
        slot.Bear();
        var told = Until<SupervisorEvent.ProcessLogged>();
        Assert.Equal(Info("a:a").Pid, told.Pid);
        Assert.NotEqual(0, told.Pid);
        Assert.Same(slot, told.Writer);
    }

    [Fact]
    public void What_an_earlier_child_of_a_listener_says_is_not_taken_for_the_next_ones_answer()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Host["a:a"].Say(new HostEvent.ListenerSpoke(Incarnation.None, Encoding.UTF8.GetBytes("OK")));
        Host["a:a"].Say(new HostEvent.OutputCaptured("stderr", Encoding.UTF8.GetBytes("text")));
        Assert.Same(Host["a:a"], Until<SupervisorEvent.ProcessCommunicated>().Writer);
        Settle();
        Assert.Equal(2, Host["a:a"].HeardBytes);
    }

    [Fact]
    public void A_pool_hears_in_order_what_its_listener_did_before_the_pool_was_there_and_since()
    {
        var pool = CreateTestProbe();
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Speak("READY\n");
        Settle();
        Sys.ActorSelection("/user/supervisor/*").Tell(new Everybody(new ProcessAction.ReportTo(pool.Ref)));
        Assert.Equal(new ListenerEntered("a", ProcessState.Running, new(1)), pool.ExpectMsg<ListenerEntered>());
        var early = pool.ExpectMsg<ListenerSpoke>();
        Assert.Equal("READY\n", Encoding.UTF8.GetString(early.Bytes.Span));
        Assert.Same(Host["a:a"], early.Writer);
        Speak("more");
        Assert.Equal("more", Encoding.UTF8.GetString(pool.ExpectMsg<ListenerSpoke>().Bytes.Span));
        Ask(new SupervisorCommand.StopProcess(new("a", "a"), Wait: false));
        Assert.Equal(new ListenerEntered("a", ProcessState.Stopping, new(1)), pool.ExpectMsg<ListenerEntered>());
    }

    [Fact]
    public void Output_of_a_child_that_is_to_stop_before_it_is_there_is_told_with_its_pid()
    {
        var slot = Host["a:a"];
        slot.HoldsSpawns = true;
        slot.IsStubborn = true;
        Begin(Alone(Process("a")));
        Until("a:a", ProcessState.Starting);
        Expect<CommandReply.Done>(new SupervisorCommand.StopProcess(new("a", "a"), Wait: false));
        slot.Say(new HostEvent.OutputLogged("stdout", Encoding.UTF8.GetBytes("quick")));
        slot.Bear();
        Assert.NotEqual(0, Until<SupervisorEvent.ProcessLogged>().Pid);
    }

    [Fact]
    public void An_event_for_an_earlier_child_of_a_listener_is_not_given_to_the_next_one()
    {
        var pool = CreateTestProbe();
        Begin(Alone(Process("a") with { AutoRestart = AutoRestart.Always }));
        UntilRunning("a:a");
        Sys.ActorSelection("/user/supervisor/*").Tell(new Everybody(new ProcessAction.ReportTo(pool.Ref)));
        var first = pool.ExpectMsg<ListenerEntered>().Child;
        var process = pool.Sender;
        Host["a:a"].Exit(WaitStatus.Exited(0));
        UntilRunning("a:a");
        process.Tell(new ListenerGiven(first, new byte[10]), pool.Ref);
        process.Tell(new ListenerGiven(first.Next(), new byte[20]), pool.Ref);
        Settle();
        Assert.Equal(["stdin 20 a:a"], Host.Asked.Where(asked => asked.StartsWith("stdin", StringComparison.Ordinal)));
    }

    private void Speak(string text) =>
        Host["a:a"].Say(new HostEvent.ListenerSpoke(Host["a:a"].Incarnation, Encoding.UTF8.GetBytes(text)));
}
