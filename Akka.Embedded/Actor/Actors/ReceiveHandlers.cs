namespace Akka.Actor;

/// <summary>The handlers of one behaviour; the first that takes a message is the only one.</summary>
internal sealed class ReceiveHandlers
{
    private readonly List<Func<object, bool>> _handlers = [];
    private bool _takesAny;

    internal void Add(Func<object, bool> handler)
    {
        if (_takesAny)
            throw new InvalidOperationException(
                "A handler that catches all messages has been added. No handler can be added after that.");
        _handlers.Add(handler);
    }

    internal void AddLast(Action<object> handler)
    {
        Add(message =>
        {
            handler(message);
            return true;
        });
        _takesAny = true;
    }

    internal bool Handle(object message)
    {
        foreach (var handler in _handlers)
            if (handler(message)) return true;
        return false;
    }
}
