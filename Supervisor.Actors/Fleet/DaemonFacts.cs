using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>What a node says of its daemon.</summary>
/// <param name="Version">The release it is.</param>
/// <param name="Mood">Whether it is at work or on its way out.</param>
public sealed record DaemonFacts(string Version, Mood Mood)
{
    /// <summary>Before the first word.</summary>
    public static DaemonFacts Unknown { get; } = new("", Mood.Running);
}
