using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>One class in Akka.NET's API, hence partial; a file for each kind of question a test asks.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static long _lastNumber;

    private readonly ITestKitAssertions _assertions;
    private readonly TestQueue _queue = new();
    private readonly SynchronizationContext? _contextBefore;
    private bool _keepsCell;

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, Config.Empty, null, testActorName)
    {
    }

    protected TestKitBase(
        ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, config, actorSystemName, testActorName)
    {
    }

    private TestKitBase(
        ITestKitAssertions assertions, ActorSystem? system, Config config, string? actorSystemName, string? testActorName)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        TestKitTypes.Register();
        _assertions = assertions;
        _contextBefore = SynchronizationContext.Current;
        Sys = system ?? ActorSystem.Create(actorSystemName ?? "test", config.SafeWithFallback(DefaultConfig));
        TestKitSettings = TestKitExtension.For(Sys);
        Log = Logging.GetLogger(Sys, GetType());
        EventFilter = new EventFilterFactory(this);
        testActorName ??= "testActor" + Interlocked.Increment(ref _lastNumber);
        TestActor = CreateTestActor(testActorName, _queue);
        if (this is not INoImplicitSender) KeepCell();
    }

    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]
          test { timefactor = 1.0, filter-leeway = 3s, single-expect-default = 3s, default-timeout = 5s }
        }
        """);

    public static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          log-dead-letters = on
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          actor.debug { receive = on, autoreceive = on, lifecycle = on, event-stream = on, unhandled = on }
        }
        """);

    public static TimeSpan Now => TimeProvider.System.GetElapsedTime(0);

    public ActorSystem Sys { get; }

    public TestKitSettings TestKitSettings { get; }

    public ILoggingAdapter Log { get; }

    public EventFilterFactory EventFilter { get; }

    public IActorRef TestActor { get; }

    public bool HasMessages => _queue.HasMessages;

    public object LastMessage => LastEnvelope.Message;

    public IActorRef LastSender => LastEnvelope.Sender;

    private protected MessageEnvelope LastEnvelope { get; private set; } = NullMessageEnvelope.Instance;

    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, _assertions, name);

    public virtual TestLatch CreateTestLatch(int count = 1) => new(Dilated, TestKitSettings.DefaultTimeout, count);

    public IActorRef CreateTestActor(string name) => CreateTestActor(name, new TestQueue());

    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    public IActorRef ActorOf<[DynamicallyAccessedMembers(Props.Constructors)] TActor>()
        where TActor : ActorBase, new() =>
        Sys.ActorOf(Props.Create<TActor>());

    public IActorRef ActorOf<[DynamicallyAccessedMembers(Props.Constructors)] TActor>(string name)
        where TActor : ActorBase, new() =>
        Sys.ActorOf(Props.Create<TActor>(), name);

    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase =>
        Sys.ActorOf(Props.Create(factory));

    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string name)
        where TActor : ActorBase =>
        Sys.ActorOf(Props.Create(factory), name);

    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) =>
        Sys.ActorSelection(anchorRef, actorPath);

    public IActorRef ChildActorOf(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(new SpawnChild(props, name, supervisorStrategy), cancellationToken);

    public IActorRef ChildActorOf(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(new SpawnChild(props, null, supervisorStrategy), cancellationToken);

    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(new SpawnChild(props, name, null), cancellationToken);

    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Spawn(new SpawnChild(props, null, null), cancellationToken);

    public IActorRef Watch(IActorRef actorToWatch)
    {
        TestActor.Tell(new TestActor.Watch(actorToWatch), ActorRefs.NoSender);
        return actorToWatch;
    }

    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Tell(new TestActor.Unwatch(actorToUnwatch), ActorRefs.NoSender);
        return actorToUnwatch;
    }

    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new TestActor.SetAutoPilot(pilot), ActorRefs.NoSender);

    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.SetIgnore(m => shouldIgnoreMessage(m)), ActorRefs.NoSender);

    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        IgnoreMessages(m => m is TMsg typed && shouldIgnoreMessage(typed));

    public void IgnoreMessages<TMsg>() => IgnoreMessages(m => m is TMsg);

    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.SetIgnore(null!), ActorRefs.NoSender);

    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        Shutdown(Sys, duration, verifySystemShutdown);
        ReleaseCell();
    }

    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var limit = duration ?? TestKitSettings.DefaultTimeout;
        if (system.Terminate().Wait(limit)) return;
        var text = $"Failed to stop [{system.Name}] within [{limit}]";
        if (verifySystemShutdown) _assertions.Fail(text);
        else system.Log.Warning(text);
    }

    IActorRef IActorRefFactory.ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    private IActorRef CreateTestActor(string name, TestQueue queue) =>
        ((ExtendedActorSystem)Sys).SystemActorOf(
            GuardianProducer.Props(() => new InternalTestActor(queue)).OnCallingThread(), name);

    private IActorRef Spawn(SpawnChild spawn, CancellationToken cancellation) =>
        TestActor.Ask<IActorRef>(spawn, TestKitSettings.DefaultTimeout, cancellation).GetAwaiter().GetResult();

    private void KeepCell()
    {
        var cell = ((LocalActorRef)TestActor).Cell;
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new ActorCellKeepingSynchronizationContext(cell));
        _keepsCell = true;
    }

    private void ReleaseCell()
    {
        if (!_keepsCell || InternalCurrentActorCellKeeper.Current != ((LocalActorRef)TestActor).Cell) return;
        InternalCurrentActorCellKeeper.Current = null;
        if (SynchronizationContext.Current is ActorCellKeepingSynchronizationContext)
            SynchronizationContext.SetSynchronizationContext(_contextBefore);
    }
}
