using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>The outside of a supervision tree.</summary>
/// <param name="Host">Makes children.</param>
/// <param name="Log">The activity log.</param>
/// <param name="Board">What observers read.</param>
/// <param name="Time">Both clocks.</param>
public sealed record TreePorts(IProcessHost Host, IActivityLog Log, ProcessBoard Board, TimeProvider Time)
{
    /// <summary>Now.</summary>
    internal Moment Now => At(Time.GetTimestamp());

    /// <summary>The moment of a timestamp that was taken a little while ago.</summary>
    internal Moment At(long timestamp) => new(
        Time.GetElapsedTime(0, timestamp), (Time.GetUtcNow() - Time.GetElapsedTime(timestamp)).ToUnixTimeSeconds());
}
