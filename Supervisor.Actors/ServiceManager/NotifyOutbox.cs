using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.ServiceManager;

/// <summary>Messages in their order. Those that the manager must have wait while its queue is full; the others are left out.</summary>
internal sealed class NotifyOutbox(INotifySocket socket, IActivityLog log)
{
    private readonly Queue<string> _waiting = [];
    private bool _complained;

    /// <summary>Something waits: <see cref="Retry"/> after a while.</summary>
    public bool IsWaiting => _waiting.Count > 0;

    public void Send(string text)
    {
        _waiting.Enqueue(text);
        Retry();
    }

    /// <summary>False when it was left out: the next one says the same or better.</summary>
    public bool Offer(string text) => !IsWaiting && Hand(text) is not NotifyOutcome.Busy;

    public void Retry()
    {
        while (_waiting.TryPeek(out var text) && Hand(text) is not NotifyOutcome.Busy) _waiting.Dequeue();
    }

    private NotifyOutcome Hand(string text)
    {
        var outcome = socket.Send(text);
        if (outcome is NotifyOutcome.Failed { Reason: var reason } && !_complained)
        {
            _complained = true;
            log.Write(LogLevel.Warn, $"the service manager cannot be told how we are (NOTIFY_SOCKET): {reason}");
        }

        return outcome;
    }
}
