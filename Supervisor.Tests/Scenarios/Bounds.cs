namespace Supervisor.Tests.Scenarios;

/// <summary>
/// How long things may take. Everything is measured by the time stamps that daemons give their events, so that it does not matter
/// how late a test hears of them; how long the daemons themselves had to wait for a processor comes on top (ProcessorWait).
/// </summary>
internal static class Bounds
{
    /// <summary>From the last daemon's readiness until all are Up everywhere.</summary>
    public static TimeSpan Join { get; } = IsEmbedded ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(20);

    /// <summary>From a death until every other node shows it. Of the 3 s about 2 are the detector's own.</summary>
    public static TimeSpan Unreachable { get; } = IsEmbedded ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(10);

    /// <summary>How much later than <c>stable-after</c> the resolver's decision may have reached everybody.</summary>
    public static TimeSpan Decision { get; } = IsEmbedded ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(10);

    /// <summary>How long a command may be without an answer: the deadline, and what the answer itself takes.</summary>
    public static TimeSpan Command { get; } = TimeSpan.FromSeconds(6);

    /// <summary>Which engine this build is on: Akka.NET's own detectors and timers are slower.</summary>
    public static bool IsEmbedded => typeof(Akka.Actor.ActorSystem).Assembly.GetName().Name == "Akka.Embedded";
}
