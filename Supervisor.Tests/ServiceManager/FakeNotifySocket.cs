using System.Collections.Concurrent;
using Supervisor.Actors.Ports;

namespace Supervisor.Tests.ServiceManager;

/// <summary>A service manager whose queue the test fills; keeps what it took.</summary>
internal sealed class FakeNotifySocket : INotifySocket
{
    public ConcurrentQueue<string> Taken { get; } = [];

    public NotifyOutcome Outcome { get; set; } = new NotifyOutcome.Sent();

    public int Attempts { get; private set; }

    public NotifyOutcome Send(string text)
    {
        Attempts++;
        if (Outcome is NotifyOutcome.Sent) Taken.Enqueue(text);
        return Outcome;
    }
}
