using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>Run once, the latest registered first; what is registered after that runs at once.</summary>
internal sealed class TerminationCallbacks
{
    private readonly Lock _gate = new();
    private Stack<Action>? _pending = [];

    internal void Add(Action code)
    {
        lock (_gate)
        {
            if (_pending is not null)
            {
                _pending.Push(code);
                return;
            }
        }

        code();
    }

    internal void Run(ILoggingAdapter log)
    {
        Stack<Action>? pending;
        lock (_gate) (pending, _pending) = (_pending, null);
        foreach (var code in pending ?? [])
        {
            try
            {
                code();
            }
            catch (Exception cause)
            {
                // The boundary of user code: one callback must not keep the others from running.
                log.Error(cause, "A termination callback failed");
            }
        }
    }
}
