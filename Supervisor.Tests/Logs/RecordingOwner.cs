using Akka.Actor;

namespace Supervisor.Tests.Logs;

/// <summary>The owner of a slot, who remembers what it was told.</summary>
internal sealed class RecordingOwner : ICanTell
{
    public List<object> Told { get; } = [];

    public void Tell(object message, IActorRef? sender) => Told.Add(message);
}
