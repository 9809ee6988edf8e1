namespace Akka.Remote.Protocol;

/// <summary>How long to wait before dialing again: doubles with each failure, and differs by a quarter either way.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Longest">Never longer, but for the jitter.</param>
internal sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    private const int Doublings = 20;

    /// <param name="failures">In a row; at least one is assumed.</param>
    /// <param name="chance">From 0 to 1.</param>
    internal TimeSpan After(int failures, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, Doublings));
        return (doubled < Longest ? doubled : Longest) * (0.75 + chance / 2);
    }
}
