using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Tests.Events;

/// <summary>Which events reach which listener, and what becomes of the others.</summary>
public sealed class EventPoolTests : EventPoolFixture
{
    [Fact]
    public void Events_wait_for_a_listener_that_runs_and_is_ready()
    {
        Open("l", ["EVENT"], "a");
        Happen(new SupervisorEvent.GroupAdded("l"));
        Speak("a", "READY\n");
        Enter("a", ProcessState.Running);

        Assert.Equal("a ver:3.0 server:s serial:0 pool:l poolserial:0 eventname:PROCESS_GROUP_ADDED len:12\ngroupname:l\n", Sent());
        Speak("a", "RESULT 2\nOKREADY\n");
        Assert.Contains("serial:1 pool:l poolserial:1 eventname:PROCESS_STATE_RUNNING", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_event_goes_to_one_listener_of_a_pool()
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a", "b");
        Run("a");
        Run("b");
        Remote("1");
        Remote("2");
        Remote("3");

        // Two processes pass them on, and either may be the first to do so.
        Assert.Collection(
            new[] { Sent(), Sent() }.Order(StringComparer.Ordinal),
            of => Assert.Matches("^a .* serial:0 ", of),
            of => Assert.Matches("^b .* serial:1 ", of));
        Speak("b", "RESULT 2\nOKREADY\n");
        Assert.Matches("^b .* serial:2 ", Sent());
    }

    [Fact]
    public void What_nobody_subscribed_to_has_no_number_and_what_several_did_has_one()
    {
        Open("l", ["REMOTE_COMMUNICATION", "EVENT"], "a");
        Run("a");
        Assert.Contains("serial:0", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 2\nOKREADY\n");
        Assert.Contains("serial:1", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 2\nOKREADY\n");
        Remote("1");
        Assert.Contains("serial:2", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 2\nOKREADY\n");
        Happen(new SupervisorEvent.SupervisorRunning());
        Assert.Contains("serial:3", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_event_comes_first_again_with_its_numbers_and_in_its_pool_only()
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Open("m", ["REMOTE_COMMUNICATION"]);
        Run("a");
        Remote("1");
        Remote("2");
        var first = Sent();
        Speak("a", "RESULT 4\nFAILREADY\n");
        Assert.Equal(first, Sent());
        Assert.Contains(Activity.Lines, l => l == "Warn: a: event was rejected");
        Assert.DoesNotContain(Activity.Lines, l => l.Contains("for pool m", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProcessState.Exited)]
    [InlineData(ProcessState.Stopped)]
    public void The_event_of_a_listener_that_dies_is_offered_again(ProcessState end)
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        var first = Sent();
        Enter("a", end);
        Run("a");
        Assert.Equal(first, Sent());
    }

    [Fact]
    public void One_that_breaks_the_protocol_gets_nothing_until_it_is_started_anew()
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        var first = Sent();
        Speak("a", "RESULT x\n");
        Speak("a", "READY\n");
        Run("a");
        Assert.Equal(first, Sent());
        Assert.Contains("Warn: a: bad result line: 'RESULT x'", Activity.Lines);
        Assert.Contains(Activity.Lines, l => l.StartsWith("Warn: a: has entered the UNKNOWN state", StringComparison.Ordinal));
    }

    [Fact]
    public void A_listener_that_closed_its_stdin_is_passed_over()
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a", "b");
        Run("a");
        Run("b");
        Remote("1");
        Assert.Matches("^a .* serial:0 ", Sent());
        Tell("l", "a", new ListenerNotReached("a"));
        Assert.Matches("^b .* serial:0 ", Sent());
    }

    [Fact]
    public async Task A_full_pool_discards_the_oldest()
    {
        Open("l", ["REMOTE_COMMUNICATION"], 2, "a");
        Remote("1");
        Remote("2");
        Remote("3");
        await Activity.Line("pool l event buffer overflowed, discarding event 0");
        Run("a");
        Assert.Matches(" serial:1 ", Sent());
    }

    [Fact]
    public void A_pool_that_is_removed_hears_nothing_of_it()
    {
        Open("l", ["EVENT"], "a");
        Open("m", ["PROCESS_GROUP"], "b");
        Enter("b", ProcessState.Running, "m");
        Speak("b", "READY\n", "m");
        Happen(new SupervisorEvent.GroupRemoved("l"));
        Assert.Contains("eventname:PROCESS_GROUP_REMOVED len:12\ngroupname:l\n", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_that_is_removed_and_comes_again_at_once_hears_what_happens()
    {
        Open("l", ["REMOTE_COMMUNICATION"]);
        for (var i = 0; i < 100; i++)
        {
            Happen(new SupervisorEvent.GroupRemoved("l"));
            Open("l", ["REMOTE_COMMUNICATION"], [.. i == 99 ? ["a"] : Array.Empty<string>()]);
        }

        Run("a");
        Remote("1");
        Assert.Matches("^a .* serial:0 ", Sent());
    }

    [Fact]
    public void An_error_of_ours_costs_one_message_and_no_pool()
    {
        Open("l", ["REMOTE_COMMUNICATION"], "a");
        Run("a");
        Remote("1");
        Assert.Contains("serial:0", Sent(), StringComparison.Ordinal);
        Events.Tell(new PoolOpened(new GroupConfig { Name = "not a pool", Programs = default }, Group.Ref), TestActor);
        Remote("2");
        Speak("a", "RESULT 2\nOKREADY\n");
        Assert.Contains("serial:1 pool:l poolserial:1", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_counts_as_under_way_until_it_was_taken_here_whether_somebody_wants_it_or_not()
    {
        var log = new SupervisorEvent.ProcessLogged(new("g", "p"), 1, "stdout", new byte[10]) { Writer = Writer };
        Happen(log);
        Open("l", ["PROCESS_LOG"], "a");
        Assert.Equal(10, Writer.HeardBytes);
        Speak("a", "READY\n");
        Enter("a", ProcessState.Running);
        Happen(log);
        Sent();
        Assert.Equal(26, Writer.HeardBytes);
    }
}
