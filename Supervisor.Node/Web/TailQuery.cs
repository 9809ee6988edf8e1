using Supervisor.Actors.Fleet.Logs;

namespace Supervisor.Node.Web;

/// <summary>Which end of which log is to be shown.</summary>
/// <param name="Name">The process as it was written; null when it was not.</param>
/// <param name="Channel">Which of its logs.</param>
/// <param name="Limit">How many bytes, at most.</param>
internal sealed record TailQuery(string? Name, LogChannel Channel, int Limit)
{
    public const int Shortest = 1024, Longest = 4 * 1024 * 1024;
}
