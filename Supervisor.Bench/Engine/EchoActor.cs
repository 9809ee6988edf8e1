using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Answers with what it is told.</summary>
internal sealed class EchoActor : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message, Self);
}
