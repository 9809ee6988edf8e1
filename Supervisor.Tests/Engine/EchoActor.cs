using Akka.Actor;

namespace Supervisor.Tests.Engine;

/// <summary>Answers what it is told; "boom" makes it fail.</summary>
internal sealed class EchoActor : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is Exception failure) throw failure;
        Sender.Tell(message);
    }
}
