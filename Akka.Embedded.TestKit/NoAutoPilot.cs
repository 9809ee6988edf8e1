using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.TestKit;

public sealed class NoAutoPilot : AutoPilot
{
    [SuppressMessage("Usage", "CA2211", Justification = "A writable field in Akka.NET's API.")]
    public static NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    public override AutoPilot Run(IActorRef sender, object message) => this;
}
