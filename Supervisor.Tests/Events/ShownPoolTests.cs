using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;

namespace Supervisor.Tests.Events;

/// <summary>Pools whose results are shown on the daemon's stdout.</summary>
public sealed class ShownPoolTests : EventPoolFixture
{
    [Fact]
    public void Output_that_a_listener_gives_back_is_shown_before_it_gets_more()
    {
        Handler = EventPoolConfig.StdoutHandler;
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        Remote("2");
        Assert.Contains("serial:0", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 35\nprocessname:x channel:stdout\none\ntwREADY\n");
        Assert.Equal("x stdout | one\n", Console.Take());
        SentTo.ExpectNoMsg(TimeSpan.Zero);
        Console.Done();
        Assert.Contains("serial:1", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 31\nprocessname:x channel:stdout\no\nREADY\n");
        Assert.Equal("x stdout | two\n", Console.Take());
    }

    [Fact]
    public void A_line_without_an_end_is_shown_after_a_while_and_what_is_left_when_the_pool_goes()
    {
        Handler = EventPoolConfig.StdoutHandler;
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        Remote("2");
        Sent();
        Speak("a", "RESULT 31\nprocessname:x channel:stdout\n? READY\n");
        Sent();
        Assert.Equal("x stdout | ? \n", Console.Take());
        Speak("a", "RESULT 30\nprocessname:x channel:stdout\n!READY\n");
        Happen(new SupervisorEvent.GroupRemoved("l"));
        Assert.Equal("x stdout | !\n", Console.Take());
    }

    [Fact]
    public void A_result_that_is_no_output_ends_the_conversation()
    {
        Handler = EventPoolConfig.StdoutHandler;
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        var first = Sent();
        Speak("a", "RESULT 2\nOKREADY\n");
        Run("a");
        Assert.Equal(first, Sent());
        Assert.Contains("Warn: a: event caused an error", Activity.Lines);
    }
}
