using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Actors.ServiceManager;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;
using Supervisor.Tests.Tree;

namespace Supervisor.Tests.ServiceManager;

/// <summary>The service manager's view of a life, over a tree that the test plays, in time that stands still.</summary>
public class ServiceManagerActorTests : TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.test.single-expect-default = 60s
        """;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly FakeNotifySocket _socket = new();
    private readonly RecordingLog _log = new();
    private readonly ProcessBoard _board = new();
    private readonly ManualTime _time = new();
    private readonly SilentTree _tree;
    private readonly IActorRef _manager;

    public ServiceManagerActorTests()
        : base(Settings)
    {
        _tree = new(((ExtendedActorSystem)Sys).Provider);
        _manager = Sys.ActorOf(ServiceManagerActor.Props(
            _socket, Period, _tree, new(new FakeProcessHost(_time), _log, _board, _time)));
        Settle();
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Nothing_is_said_before_the_daemon_is_up()
    {
        Advance(Period);

        Assert.Empty(_socket.Taken);
        Assert.Empty(_tree.Asked);
    }

    [Fact]
    public void All_is_well_when_the_tree_has_answered()
    {
        BeUp();
        Advance(Period);
        Assert.Empty(_socket.Taken);

        _tree.Answer(_tree);
        Settle();

        Assert.Equal(["WATCHDOG=1"], _socket.Taken);
    }

    [Fact]
    public void A_tree_that_does_not_answer_is_asked_once_and_complained_about_once()
    {
        BeUp();
        Advance(Period);
        Advance(Period);
        Advance(Period);

        Assert.Single(_tree.Asked);
        Assert.Empty(_socket.Taken);
        Assert.Equal(
            "Critical: the supervision tree has not answered for 10 seconds: the service manager is not told that all is well",
            Assert.Single(_log.Lines));

        _tree.Answer(_tree);
        Settle();
        Assert.Equal(["WATCHDOG=1"], _socket.Taken);
    }

    [Fact]
    public void A_tree_that_is_gone_is_not_well()
    {
        BeUp();
        Advance(Period);
        _tree.Answer(null);
        Settle();

        Assert.Empty(_socket.Taken);
    }

    [Fact]
    public void Changes_within_a_second_are_one_word()
    {
        BeUp();
        for (var i = 0; i < 5; i++) _board.Publish(new() { Group = "g", Name = $"p{i}", State = ProcessState.Running });
        Settle();
        Assert.Empty(_socket.Taken);

        Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["STATUS=5 processes: 5 running"], _socket.Taken);
    }

    [Theory]
    [InlineData(Mood.Shutdown, "STOPPING=1\n")]
    [InlineData(Mood.Restarting, "RELOADING=1\nMONOTONIC_USEC=0\n")]
    public void Leaving_is_said_at_once(Mood mood, string word)
    {
        BeUp();
        _board.PublishMood(mood);
        Settle();

        Assert.StartsWith(word, Assert.Single(_socket.Taken), StringComparison.Ordinal);
    }

    [Fact]
    public void Being_up_is_tried_again_while_the_managers_queue_is_full()
    {
        _socket.Outcome = new NotifyOutcome.Busy();
        _manager.Tell(new ServiceManagerActor.Up(), TestActor);
        ExpectMsg<ServiceManagerActor.Told>();
        Settle();
        _socket.Outcome = new NotifyOutcome.Sent();

        Advance(TimeSpan.FromMilliseconds(50));

        Assert.StartsWith("READY=1\n", Assert.Single(_socket.Taken), StringComparison.Ordinal);
    }

    private void BeUp()
    {
        _manager.Tell(new ServiceManagerActor.Up(), TestActor);
        ExpectMsg<ServiceManagerActor.Told>();
        Settle();
        Assert.Equal([$"READY=1\nMAINPID={Environment.ProcessId}\nSTATUS=0 processes"], _socket.Taken);
        _socket.Taken.Clear();
    }

    private void Advance(TimeSpan offset)
    {
        Scheduler.Advance(offset);
        Settle();
    }

    // Whatever was told to the actor before is done when it answers.
    private void Settle()
    {
        _manager.Tell(new Identify("settled"), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    /// <summary>A tree that answers when the test says so.</summary>
    private sealed class SilentTree(IActorRefProvider provider) : MinimalActorRef
    {
        public ConcurrentQueue<(object Message, IActorRef Sender)> Asked { get; } = [];

        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "test")) / "tree";

        public override IActorRefProvider Provider => provider;

        public void Answer(IActorRef? subject)
        {
            Assert.True(Asked.TryDequeue(out var asked));
            asked.Sender.Tell(new ActorIdentity(Assert.IsType<Identify>(asked.Message).MessageId, subject), this);
        }

        protected override void TellInternal(object message, IActorRef sender) => Asked.Enqueue((message, sender));
    }
}
