using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Tree;

/// <summary>A supervision tree over a <see cref="FakeProcessHost"/>, in time that stands still until the test moves it.</summary>
public abstract class TreeFixture : TestKit, ISupervisorLifetime
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.test.single-expect-default = 60s
        """;

    private readonly ManualTime _time = new();
    private readonly TestProbe _events;
    private readonly TestProbe _ended;
    private readonly TestProbe _fence;
    private IActorRef _tree = ActorRefs.Nobody;

    private protected TreeFixture()
        : base(Settings)
    {
        Host = new(_time);
        _events = CreateTestProbe();
        _ended = CreateTestProbe();
        _fence = CreateTestProbe();
        Client = CreateTestProbe();
        Sys.EventStream.Subscribe(_events.Ref, typeof(SupervisorEvent));
    }

    private protected FakeProcessHost Host { get; }

    private protected RecordingLog Activity { get; } = new();

    private protected ProcessBoard Board { get; } = new();

    private protected TestProbe Client { get; }

    void ISupervisorLifetime.Ended(Mood mood) => _ended.Ref.Tell(mood, ActorRefs.NoSender);

    private protected static ProcessConfig Process(string name) => new() { Name = name, Command = "cat" };

    /// <summary>A group of one program that has these processes.</summary>
    private protected static GroupConfig Group(string name, params ProcessConfig[] processes) => new()
    {
        Name = name,
        Programs = EquatableArray.Of(new ProgramConfig(name, ProgramKind.Program, EquatableArray.Of(processes))),
    };

    /// <summary>The implied group of a program.</summary>
    private protected static GroupConfig Alone(ProcessConfig process) => Group(process.Name, process);

    private protected static SupervisorConfig Config(params GroupConfig[] groups) => new()
    {
        ConfigFile = "/etc/supervisord.conf",
        Daemon = new() { Logfile = "/dev/null", PidFile = "/dev/null", ChildLogDir = "/tmp" },
        Groups = EquatableArray.Of(groups),
        Servers = default,
        RpcInterfaces = default,
    };

    private protected void Begin(params GroupConfig[] groups)
    {
        _tree = Sys.ActorOf(SupervisorActor.Props(Config(groups), new(Host, Activity, Board, _time), this), "supervisor");
        Expect<CommandReply.Done>(new SupervisorCommand.Begin());
    }

    private protected void Ask(SupervisorCommand command) => _tree.Tell(command, Client.Ref);

    private protected T Answer<T>() where T : CommandReply => Client.ExpectMsg<T>();

    private protected T Expect<T>(SupervisorCommand command) where T : CommandReply
    {
        Ask(command);
        return Answer<T>();
    }

    private protected void ExpectFault(SupervisorCommand command, string text) =>
        Assert.Equal(text, Expect<CommandReply.Fault>(command).Text);

    /// <summary>Waits for the process to enter the state, passing over everything else.</summary>
    private protected StateChange Until(string name, ProcessState state)
    {
        while (true)
        {
            var happened = _events.ExpectMsg<SupervisorEvent>();
            if (happened is not SupervisorEvent.ProcessStateChanged changed) continue;
            if (Full(changed.Name) != name || changed.Change.To != state) continue;
            Settle();
            return changed.Change;
        }
    }

    private protected T Until<T>() where T : SupervisorEvent
    {
        while (true)
        {
            if (_events.ExpectMsg<SupervisorEvent>() is T wanted) return wanted;
        }
    }

    private protected Mood UntilEnded() => _ended.ExpectMsg<Mood>();

    private protected void ExpectNotEnded() => _ended.ExpectNoMsg(TimeSpan.Zero);

    private protected ProcessInfo Info(string name) => Board.Find(Namespec.Parse(name))!;

    /// <summary>Both clocks together: the one that is read, and the one that fires timers.</summary>
    private protected void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Starts and lives through startsecs.</summary>
    private protected void UntilRunning(string name)
    {
        Until(name, ProcessState.Starting);
        Advance(1);
        Until(name, ProcessState.Running);
    }

    /// <summary>
    /// An event is told in the midst of a handler; what passes through every process comes back after those handlers. What
    /// passes again comes back after those of what the host answered to them.
    /// </summary>
    private protected void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            _tree.Tell(new SupervisorCommand.SignalAll(0, "0"), _fence.Ref);
            _fence.ExpectMsg<CommandReply.Outcomes>();
        }
    }

    private static string Full(Namespec name) => $"{name.Group}:{name.Process}";
}
