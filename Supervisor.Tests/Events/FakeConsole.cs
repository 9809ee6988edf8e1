using System.Collections.Concurrent;
using System.Text;
using Akka.Actor;
using Supervisor.Actors.Ports;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Events;

/// <summary>A console whose reader is the test: lines are written when it says so.</summary>
internal sealed class FakeConsole : IConsole
{
    private readonly BlockingCollection<string> _written = [];
    private Action _done = () => { };

    public void Write(ReadOnlyMemory<byte> lines, ICanTell owner, object done)
    {
        _done = () => owner.Tell(done, ActorRefs.NoSender);
        _written.Add(Encoding.UTF8.GetString(lines.Span));
    }

    public string Take() =>
        _written.TryTake(out var lines, Watchdog.Default) ? lines : throw new TimeoutException("Nothing was written.");

    public void Done() => _done();
}
