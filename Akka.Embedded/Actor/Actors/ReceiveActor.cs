using Akka.Dispatch;

namespace Akka.Actor;

public abstract class ReceiveActor : UntypedActor
{
    private ReceiveHandlers? _configuring = new();
    private ReceiveHandlers? _initial;

    private ReceiveHandlers Configuring =>
        _configuring ?? throw new InvalidOperationException(
            "You may only call Receive-methods when constructing the actor and inside Become().");

    protected sealed override void OnReceive(object message)
    {
        if (_initial is null || !_initial.Handle(message)) Unhandled(message);
    }

    internal override void Initialize()
    {
        _initial = _configuring;
        _configuring = null;
    }

    protected void Become(Action configure) => base.Become(Configure(configure));

    protected void BecomeStacked(Action configure) => base.BecomeStacked(Configure(configure));

    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Configuring.Add(message =>
        {
            if (message is not T typed || shouldHandle?.Invoke(typed) == false) return false;
            handler(typed);
            return true;
        });

    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    protected void Receive<T>(Func<T, bool> handler) =>
        Configuring.Add(message => message is T typed && handler(typed));

    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Configuring.Add(message =>
        {
            if (!messageType.IsInstanceOfType(message) || shouldHandle?.Invoke(message) == false) return false;
            handler(message);
            return true;
        });

    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    protected void Receive(Type messageType, Func<object, bool> handler) =>
        Configuring.Add(message => messageType.IsInstanceOfType(message) && handler(message));

    protected void ReceiveAny(Action<object> handler) => Configuring.AddLast(handler);

    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Receive(message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        ReceiveAsync(handler, shouldHandle);

    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Receive(messageType, message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    protected void ReceiveAnyAsync(Func<object, Task> handler) =>
        ReceiveAny(message => ActorTaskScheduler.RunTask(() => handler(message)));

    private Receive Configure(Action configure)
    {
        var outer = _configuring;
        var handlers = _configuring = new ReceiveHandlers();
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }

        return handlers.Handle;
    }
}
