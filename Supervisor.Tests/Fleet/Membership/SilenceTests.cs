using Akka.Configuration;
using Supervisor.Actors.Fleet.Membership;

namespace Supervisor.Tests.Fleet.Membership;

public class SilenceTests
{
    [Fact]
    public void It_is_what_the_failure_detector_waits_for() => Assert.Equal(TimeSpan.FromMilliseconds(2300), Silence.Of(ConfigurationFactory.ParseString("""
        akka.cluster.failure-detector { heartbeat-interval = 500ms, acceptable-heartbeat-pause = 1200ms, min-std-deviation = 100ms }
        """)));
}
