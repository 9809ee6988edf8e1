using System.Text;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Tree;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;
using Supervisor.Tests.Tree;

namespace Supervisor.Tests.Events;

/// <summary>Pools of listeners below the actor that tells them; one probe is the group, others the processes of the listeners.</summary>
public sealed class EventPoolTests : TestKit
{
    private readonly RecordingLog _log = new();
    private readonly ManualTime _time = new();
    private readonly FakeConsole _console = new();
    private readonly TestProbe _group;
    private readonly TestProbe _sent;
    private readonly Dictionary<string, IActorRef> _pools = [];
    private readonly Dictionary<string, IActorRef> _processes = [];
    private readonly IActorRef _events;
    private readonly FakeSlot _writer;

    public EventPoolTests()
        : base("akka { loggers = [], test.single-expect-default = 60s }\n" + EventsDispatcher.Settings)
    {
        _group = CreateTestProbe();
        _sent = CreateTestProbe();
        _writer = new FakeProcessHost(_time)["a:a"];
        _events = EventsActor.Start(Sys, new("s", _log, _time, _console));
    }

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
        Assert.Contains(_log.Lines, l => l == "Warn: a: event was rejected");
        Assert.DoesNotContain(_log.Lines, l => l.Contains("for pool m", StringComparison.Ordinal));
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
        Assert.Contains("Warn: a: bad result line: 'RESULT x'", _log.Lines);
        Assert.Contains(_log.Lines, l => l.StartsWith("Warn: a: has entered the UNKNOWN state", StringComparison.Ordinal));
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
        await _log.Line("pool l event buffer overflowed, discarding event 0");
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
        _events.Tell(new PoolOpened(new GroupConfig { Name = "not a pool", Programs = default }, _group.Ref));
        Remote("2");
        Speak("a", "RESULT 2\nOKREADY\n");
        Assert.Contains("serial:1 pool:l poolserial:1", Sent(), StringComparison.Ordinal);
    }

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
        Assert.Equal("x stdout | one\n", _console.Take());
        _sent.ExpectNoMsg(TimeSpan.Zero);
        _console.Done();
        Assert.Contains("serial:1", Sent(), StringComparison.Ordinal);
        Speak("a", "RESULT 31\nprocessname:x channel:stdout\no\nREADY\n");
        Assert.Equal("x stdout | two\n", _console.Take());
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
        Assert.Equal("x stdout | ? \n", _console.Take());
        Speak("a", "RESULT 30\nprocessname:x channel:stdout\n!READY\n");
        Happen(new SupervisorEvent.GroupRemoved("l"));
        Assert.Equal("x stdout | !\n", _console.Take());
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
        Assert.Contains("Warn: a: event caused an error", _log.Lines);
    }

    [Fact]
    public void Output_counts_as_under_way_until_it_was_taken_here_whether_somebody_wants_it_or_not()
    {
        var log = new SupervisorEvent.ProcessLogged(new("g", "p"), 1, "stdout", new byte[10]) { Writer = _writer };
        Happen(log);
        Open("l", ["PROCESS_LOG"], "a");
        Assert.Equal(10, _writer.HeardBytes);
        Speak("a", "READY\n");
        Enter("a", ProcessState.Running);
        Happen(log);
        Sent();
        Assert.Equal(26, _writer.HeardBytes);
    }

    private string Handler { get; set; } = "";

    private void Open(string pool, string[] events, params string[] listeners) => Open(pool, events, 10, listeners);

    private void Open(string pool, string[] events, int size, params string[] listeners)
    {
        var processes = listeners.Select(name => new ProcessConfig { Name = name, Command = "c", Kind = ProgramKind.EventListener });
        _events.Tell(new PoolOpened(
            new GroupConfig
            {
                Name = pool,
                Programs = EquatableArray.Of(new ProgramConfig(pool, ProgramKind.EventListener, EquatableArray.Of(processes))),
                EventPool = new(size, EquatableArray.Of(events), Handler),
            },
            _group.Ref));
        var report = Assert.IsType<ProcessAction.ReportTo>(_group.ExpectMsg<Everybody>().Action);
        _pools[pool] = report.Pool;
        foreach (var listener in listeners) _processes[listener] = Sys.ActorOf(Producer.Props(() => new Process(listener, _sent.Ref)), listener);
    }

    private void Happen(SupervisorEvent happened) => Sys.EventStream.Publish(happened);

    private void Remote(string type) => Happen(new SupervisorEvent.RemoteCommunication(type, ""));

    private void Enter(string listener, ProcessState state, string pool = "l")
    {
        Tell(pool, listener, new ListenerEntered(listener, state, default));
        Happen(new SupervisorEvent.ProcessStateChanged(new(pool, listener), new(ProcessState.Starting, state, 1, 0)));
    }

    private void Run(string listener)
    {
        Enter(listener, ProcessState.Starting);
        Speak(listener, "READY\n");
        Enter(listener, ProcessState.Running);
    }

    private void Speak(string listener, string text, string pool = "l") =>
        Tell(pool, listener, new ListenerSpoke(listener, Encoding.UTF8.GetBytes(text), _writer));

    private void Tell(string pool, string listener, object message) => _pools[pool].Tell(message, _processes[listener]);

    private string Sent() => _sent.ExpectMsg<string>();

    /// <summary>Passes on what it is given, under the listener's name.</summary>
    private sealed class Process(string listener, IActorRef sent) : UntypedActor
    {
        protected override void OnReceive(object message) =>
            sent.Tell($"{listener} {Encoding.UTF8.GetString(((ListenerGiven)message).Event.Span)}");
    }
}
