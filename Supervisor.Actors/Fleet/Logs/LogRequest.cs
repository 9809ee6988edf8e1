using System.Threading.Channels;
using Akka.Actor;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>A log of another node for a reader of this one.</summary>
/// <param name="From">This node.</param>
/// <param name="Node">The other one as the user wrote it.</param>
/// <param name="Peer">Its fleet actor.</param>
/// <param name="Query">What is wanted.</param>
/// <param name="Deadline">For the first step.</param>
/// <param name="Steps">Where steps go; has room for <see cref="Window"/> and the end.</param>
/// <param name="Asker">Who learns that there is such a log, or not.</param>
internal sealed record LogRequest(
    NodeId From, string Node, PeerEnd Peer, LogQuery Query, TimeSpan Deadline, ChannelWriter<LogStep> Steps, ICanTell Asker)
{
    /// <summary>Steps under way or not used yet; half of them at once are asked for.</summary>
    internal const int Window = 8;
}

/// <summary>The log is there; its reader is to be told of every step that was used.</summary>
public sealed record LogOpened(ICanTell Reader);

/// <summary>One step was used: there is room for another.</summary>
public sealed record LogUsed;

/// <summary>Nobody reads the log any more.</summary>
public sealed record LogUnwanted;
