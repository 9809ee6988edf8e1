using Akka.Actor;

namespace Supervisor.Tests.Engine;

/// <summary>Parents that make the children they are told to and send them on.</summary>
internal static class Parents
{
    /// <summary>Answers each Props with a child of that kind.</summary>
    internal static Props With(SupervisorStrategy? strategy = null) => Script.Of(
        (self, message) =>
        {
            if (message is Named child) self.Here.Sender.Tell(self.Here.ActorOf(child.Props, child.Name));
            else if (message is Exception failure) throw failure;
        },
        strategy);

    internal sealed record Named(Props Props, string? Name = null);
}
