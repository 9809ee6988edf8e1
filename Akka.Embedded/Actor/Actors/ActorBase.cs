using Akka.Event;

namespace Akka.Actor;

public abstract class ActorBase : IInternalActor
{
    private IActorRef? _clearedSelf;
    private SupervisorStrategy? _strategy;

    protected ActorBase()
    {
        if (InternalCurrentActorCellKeeper.Current is not { } cell)
            throw new ActorInitializationException(
                "Do not create actors using 'new', always create them using an ActorContext/System");
        cell.Become(InitialReceive);
    }

    protected static Receive EmptyReceive => ActorBehavior.Empty;

    protected static IActorContext Context => Cell;

    protected IActorRef Self => _clearedSelf ?? Cell.Self;

    protected IActorRef Sender => Cell.Sender;

    IActorContext IInternalActor.ActorContext => Cell;

    private protected static ActorCell Cell =>
        InternalCurrentActorCellKeeper.Current ?? throw new NotSupportedException(
            "There is no active ActorContext: use Self, Sender and Context only in the actor's own turn, not in a "
            + "continuation on another thread.");

    internal Receive InitialReceive => Receive;

    protected abstract bool Receive(object message);

    protected virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled) Unhandled(message);
        return handled;
    }

    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    protected virtual void PreStart()
    {
    }

    protected virtual void PostStop()
    {
    }

    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in Context.GetChildren())
        {
            Context.Unwatch(child);
            Context.Stop(child);
        }

        PostStop();
    }

    protected virtual void PostRestart(Exception reason) => PreStart();

    public virtual void AroundPreStart() => PreStart();

    public virtual void AroundPostStop() => PostStop();

    public virtual void AroundPreRestart(Exception cause, object message) => PreRestart(cause, message);

    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    protected void Become(Receive receive) => Context.Become(receive);

    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    internal virtual void Initialize()
    {
    }

    internal void HandleMessage(Receive behavior, object message) => AroundReceive(behavior, message);

    internal SupervisorStrategy StrategyOfChildren(Props props) =>
        _strategy ??= props.SupervisorStrategy ?? SupervisorStrategy();

    /// <summary>A dead instance still knows its name, but no context.</summary>
    internal void ClearSelf(IActorRef self) => _clearedSelf = self;
}
