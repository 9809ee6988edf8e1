using Akka.Configuration;

namespace Supervisor.Actors.Fleet.Membership;

/// <summary>
/// For how long nothing has been heard of a member when it is found to be unreachable. The engine does not say when it heard the
/// last heartbeat; but its failure detector says no earlier than after the pause that it accepts, one interval, and a little.
/// </summary>
internal static class Silence
{
    // Until so unlikely a delay is believed, with heartbeats as regular as they mostly are.
    private const int Deviations = 6;

    private const string Detector = "akka.cluster.failure-detector.";

    internal static TimeSpan Of(Config config) => Of(
        config.GetTimeSpan(Detector + "heartbeat-interval", null, false),
        config.GetTimeSpan(Detector + "acceptable-heartbeat-pause", null, false),
        config.GetTimeSpan(Detector + "min-std-deviation", null, false));

    internal static TimeSpan Of(TimeSpan interval, TimeSpan pause, TimeSpan deviation) => pause + interval + (Deviations * deviation);
}
