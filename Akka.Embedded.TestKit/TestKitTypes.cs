using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Makes the types that a test's configuration names known to the engine.</summary>
internal static class TestKitTypes
{
    internal static void Register()
    {
        LoggerTypes.Register("Akka.TestKit.TestEventListener", () => new TestEventListener());
        Schedulers.Register("Akka.TestKit.TestScheduler", (config, log) => new TestScheduler(config, log));
    }
}
