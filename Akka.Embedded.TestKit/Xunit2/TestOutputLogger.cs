using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>Shows the log in the test's own output.</summary>
internal sealed class TestOutputLogger(ITestOutputHelper output, string prefix) : ActorBase
{
    protected override bool Receive(object message)
    {
        if (message is not LogEvent logEvent) return false;
        try
        {
            output.WriteLine(prefix + logEvent.ToString().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }
        catch (InvalidOperationException)
        {
            // The test has ended, and its output with it.
        }

        return true;
    }
}
