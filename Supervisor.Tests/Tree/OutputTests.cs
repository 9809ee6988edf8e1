using System.Text;
using Supervisor.Actors.Events;
using Supervisor.Actors.Ports;

namespace Supervisor.Tests.Tree;

public class OutputTests : TreeFixture
{
    [Fact]
    public void Output_is_told_with_the_pid_even_if_it_comes_before_that()
    {
        var slot = Host["a:a"];
        slot.HoldsSpawns = true;
        Begin(Alone(Process("a")));
        Until("a:a", Actors.Lifecycle.ProcessState.Starting);
        slot.Say(new HostEvent.OutputLogged("stdout", Encoding.UTF8.GetBytes("quick")));
        slot.Bear();
        var told = Until<SupervisorEvent.ProcessLogged>();
        Assert.Equal(Info("a:a").Pid, told.Pid);
        Assert.NotEqual(0, told.Pid);
        Settle();
        Assert.Equal(5, slot.HeardBytes);
    }

    [Fact]
    public void What_an_earlier_child_of_a_listener_says_is_not_taken_for_the_next_ones_answer()
    {
        Begin(Alone(Process("a")));
        UntilRunning("a:a");
        Host["a:a"].Say(new HostEvent.ListenerSpoke(Actors.Lifecycle.Incarnation.None, Encoding.UTF8.GetBytes("OK")));
        Host["a:a"].Say(new HostEvent.OutputCaptured("stderr", Encoding.UTF8.GetBytes("text")));
        Until<SupervisorEvent.ProcessCommunicated>();
        Settle();
        Assert.Equal(6, Host["a:a"].HeardBytes);
    }
}
