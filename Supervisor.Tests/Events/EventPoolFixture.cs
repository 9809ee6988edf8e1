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
public abstract class EventPoolFixture : TestKit
{
    private readonly ManualTime _time = new();
    private readonly Dictionary<string, IActorRef> _pools = [];
    private readonly Dictionary<string, IActorRef> _processes = [];

    private protected EventPoolFixture()
        : base("akka { loggers = [], test.single-expect-default = 60s }\n" + EventsDispatcher.Settings)
    {
        Group = CreateTestProbe();
        SentTo = CreateTestProbe();
        Writer = new FakeProcessHost(_time)["a:a"];
        Events = EventsActor.Start(Sys, new("s", Activity, _time, Console));
    }

    private protected RecordingLog Activity { get; } = new();

    private protected FakeConsole Console { get; } = new();

    private protected TestProbe Group { get; }

    private protected TestProbe SentTo { get; }

    private protected IActorRef Events { get; }

    private protected FakeSlot Writer { get; }

    /// <summary>The <c>result_handler</c> of pools that are opened from now on.</summary>
    private protected string Handler { get; set; } = "";

    private protected void Open(string pool, string[] events, params string[] listeners) => Open(pool, events, 10, listeners);

    private protected void Open(string pool, string[] events, int size, params string[] listeners)
    {
        var processes = listeners.Select(name => new ProcessConfig { Name = name, Command = "c", Kind = ProgramKind.EventListener });
        Events.Tell(new PoolOpened(
            new GroupConfig
            {
                Name = pool,
                Programs = EquatableArray.Of(new ProgramConfig(pool, ProgramKind.EventListener, EquatableArray.Of(processes))),
                EventPool = new(size, EquatableArray.Of(events), Handler),
            },
            Group.Ref));
        var report = Assert.IsType<ProcessAction.ReportTo>(Group.ExpectMsg<Everybody>().Action);
        _pools[pool] = report.Pool;
        foreach (var listener in listeners) _processes[listener] = Sys.ActorOf(Producer.Props(() => new Process(listener, SentTo.Ref)), listener);
    }

    private protected void Happen(SupervisorEvent happened) => Sys.EventStream.Publish(happened);

    private protected void Remote(string type) => Happen(new SupervisorEvent.RemoteCommunication(type, ""));

    private protected void Enter(string listener, ProcessState state, string pool = "l")
    {
        Tell(pool, listener, new ListenerEntered(listener, state, default));
        Happen(new SupervisorEvent.ProcessStateChanged(new(pool, listener), new(ProcessState.Starting, state, 1, 0)));
    }

    private protected void Run(string listener)
    {
        Enter(listener, ProcessState.Starting);
        Speak(listener, "READY\n");
        Enter(listener, ProcessState.Running);
    }

    private protected void Speak(string listener, string text, string pool = "l") =>
        Tell(pool, listener, new ListenerSpoke(listener, Encoding.UTF8.GetBytes(text), Writer));

    private protected void Tell(string pool, string listener, object message) => _pools[pool].Tell(message, _processes[listener]);

    private protected string Sent() => SentTo.ExpectMsg<string>();

    /// <summary>Passes on what it is given, under the listener's name.</summary>
    private sealed class Process(string listener, IActorRef sent) : UntypedActor
    {
        protected override void OnReceive(object message) =>
            sent.Tell($"{listener} {Encoding.UTF8.GetString(((ListenerGiven)message).Event.Span)}");
    }
}
