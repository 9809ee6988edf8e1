using System.Runtime.ExceptionServices;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// What stays of an actor over restarts: its mailbox, children, watchers and behaviours. Everything here runs in the
/// mailbox's turn, except where it says otherwise. Faults are in <see cref="FaultHandling"/>, DeathWatch in <see cref="DeathWatch"/>.
/// </summary>
internal sealed class ActorCell : IUntypedActorContext
{
    private readonly FaultHandling _faults;
    private DeathWatch? _watch;
    private ReceiveTimeoutTimer? _receiveTimeout;
    private IActorRef? _sender;
    private object? _handler;
    private Receive _behavior = ActorBehavior.Empty;
    private Stack<Receive>? _covered;

    internal ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, IInternalActorRef parent)
    {
        SystemImpl = system;
        SelfRef = self;
        Props = props;
        ParentRef = parent;
        RunsOnCallingThread = props.RunsOnCallingThread;
        VerifiesMessages = system.Settings.SerializeAllMessages;
        Mailbox = new Mailbox(this, system.Dispatchers.Find(props.Dispatcher));
        Children = new ChildrenContainer(this);
        _faults = new FaultHandling(this);
        Mailbox.PostSystem(new Create());
    }

    internal ActorSystemImpl SystemImpl { get; }

    internal LocalActorRef SelfRef { get; }

    internal IInternalActorRef ParentRef { get; }

    internal Mailbox Mailbox { get; }

    internal ChildrenContainer Children { get; }

    internal ActorBase? Actor { get; private set; }

    internal DeathWatch DeathWatch => _watch ??= new DeathWatch(this);

    internal object? CurrentMessage { get; private set; }

    internal IActorRef? CurrentSender => _sender;

    /// <summary>Tells one delivery from the next, even of the same object from the same sender.</summary>
    internal long Delivery { get; private set; }

    /// <summary>The handler of the current message is a task that has not ended; no other message is handled.</summary>
    internal bool AwaitsHandler => _handler is not null;

    internal ActorTaskScheduler TaskScheduler => field ??= new ActorTaskScheduler(this);

    internal TimerScheduler? Timers { get; private set; }

    /// <summary>Who sends a message handles it, unless another sender is at it: for test actors.</summary>
    internal bool RunsOnCallingThread { get; }

    /// <summary>akka.actor.serialize-messages: what is told must survive a journey, even if it makes none.</summary>
    internal bool VerifiesMessages { get; }

    internal bool IsTerminating => Children.IsTerminating;

    public Props Props { get; private set; }

    public ActorSystem System => SystemImpl;

    public IActorRef Self => SelfRef;

    public IActorRef Sender => _sender ?? SystemImpl.DeadLetters;

    public IActorRef Parent => ParentRef;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    internal static IActorRef GetCurrentSelfOrNoSender() => InternalCurrentActorCellKeeper.Current?.SelfRef!;

    internal static IActorRef GetCurrentSenderOrNoSender() => InternalCurrentActorCellKeeper.Current?._sender!;

    /// <summary>From any thread for /user and /system; elsewhere in the actor's turn.</summary>
    public IActorRef ActorOf(Props props, string? name = null) => Children.Create(props, name);

    public ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, System);

    public ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, System, Self);

    public IActorRef Child(string name) => SelfRef.GetSingleChild(name);

    public IEnumerable<IActorRef> GetChildren() => Children.Refs();

    public void Stop(IActorRef child)
    {
        Children.MarkDying(child);
        ((IInternalActorRef)child).Stop();
    }

    public IActorRef Watch(IActorRef subject) => DeathWatch.Watch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => DeathWatch.Watch(subject, message);

    public IActorRef Unwatch(IActorRef subject) => DeathWatch.Unwatch(subject);

    public void Become(Receive receive) => _behavior = receive;

    public void BecomeStacked(Receive receive)
    {
        (_covered ??= new Stack<Receive>()).Push(_behavior);
        _behavior = receive;
    }

    public void UnbecomeStacked()
    {
        if (_covered is { Count: > 0 }) _behavior = _covered.Pop();
        else if (Actor is { } actor) _behavior = actor.InitialReceive;
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(ActorBehavior.From(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(ActorBehavior.From(receive));

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is { } set) (_receiveTimeout ??= new ReceiveTimeoutTimer(this)).Set(set);
        else _receiveTimeout?.Clear();
    }

    internal void Invoke(object message, IActorRef? sender)
    {
        CurrentMessage = message;
        _sender = sender;
        Delivery++;
        var influences = _receiveTimeout is not null && message is not INotInfluenceReceiveTimeout;
        if (influences) _receiveTimeout!.Pause();
        try
        {
            if (message is IAutoReceivedMessage) AutoReceivedMessages.Handle(this, message);
            else ReceiveMessage(message);
            if (!AwaitsHandler) CurrentMessage = null;
        }
        catch (Exception cause)
        {
            // The boundary of user code: whatever a handler throws becomes a failure for the supervisor.
            _faults.OnFailure(cause);
        }

        if (influences && !AwaitsHandler) _receiveTimeout!.Restart();
    }

    internal void ReceiveMessage(object message)
    {
        var unwrapped = message;
        if (message is TimerMessage timer)
        {
            if (!timer.TryOpen(Timers, out unwrapped)) return;
            CurrentMessage = unwrapped;
            if (unwrapped is IAutoReceivedMessage)
            {
                AutoReceivedMessages.Handle(this, unwrapped);
                return;
            }
        }

        Actor?.HandleMessage(_behavior, unwrapped);
    }

    internal void SystemInvoke(SystemMessage message) => _faults.SystemInvoke(message);

    internal void HandleFailed(Failed failed)
    {
        var stats = Children.Stats(failed.Child);
        if (stats is null || stats.Uid != failed.Uid || Actor is null) return;
        if (!Actor.StrategyOfChildren(Props).HandleFailure(this, failed.Child, failed.Cause, stats, Children.AllStats()))
            ExceptionDispatchInfo.Throw(failed.Cause);
    }

    /// <summary>An asynchronous handler is under way; the answer is what its completion must show.</summary>
    internal object BeginHandler()
    {
        Mailbox.Suspend();
        return _handler = new object();
    }

    internal void AbandonHandler()
    {
        if (!AwaitsHandler) return;
        _handler = null;
        Mailbox.Resume();
    }

    internal void CompleteHandler(HandlerCompleted completed)
    {
        if (_handler != completed.Token) return;
        AbandonHandler();
        if (completed.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        if (CurrentMessage is not INotInfluenceReceiveTimeout) _receiveTimeout?.Restart();
        CurrentMessage = null;
    }

    internal ActorBase NewActor()
    {
        _behavior = ActorBehavior.Empty;
        _covered = null;
        var instance = Props.NewActor()
            ?? throw new ActorInitializationException(Self, "The actor's producer returned null.");
        Actor = instance;
        if (instance is IWithTimers withTimers) withTimers.Timers = Timers = new TimerScheduler(this);
        if (instance is IActorStash stashing) stashing.Stash ??= new MailboxStash(this, Props.StashCapacity);
        instance.Initialize();
        return instance;
    }

    internal void ReleaseActor(ActorBase actor)
    {
        Release(actor);
        actor.ClearSelf(SelfRef);
        Actor = null;
        Timers = null;
        _behavior = ActorBehavior.Empty;
        _covered = null;
        CurrentMessage = null;
        _sender = null;
    }

    private void Release(ActorBase actor)
    {
        try
        {
            Props.Release(actor);
        }
        catch (Exception cause)
        {
            // The boundary of user code: an instance that cannot be disposed of must not stop its own restart.
            Publish(new Error(cause, Self.Path.ToString(), actor.GetType(), cause.Message));
        }
    }

    /// <summary>Nothing will run here again: keep nothing alive.</summary>
    internal void ReleaseAll()
    {
        _receiveTimeout?.Clear();
        _watch = null;
        Props = Props.None;
    }

    /// <summary>A dead letter to a dead subscriber of dead letters ends here.</summary>
    internal void ToDeadLetters(object message, IActorRef? sender)
    {
        if (message is not AllDeadLetters)
            SystemImpl.DeadLetters.Tell(new DeadLetter(message, sender ?? SystemImpl.DeadLetters, SelfRef), sender);
    }

    internal void ToDeadLetters(SystemMessage message) =>
        ((IInternalActorRef)SystemImpl.DeadLetters).SendSystemMessage(message);

    internal void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);
}
