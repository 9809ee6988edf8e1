using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>A connection that comes to nothing, and why.</summary>
internal sealed class HandshakeException(Refusal reason, bool byPeer, string detail, Exception? cause = null)
    : IOException(Text(reason, byPeer, detail), cause)
{
    internal Refusal Reason { get; } = reason;

    /// <summary>The other side knows already.</summary>
    internal bool ByPeer { get; } = byPeer;

    private static string Text(Refusal reason, bool byPeer, string detail) =>
        (byPeer ? "refused by the other side, of which it says: " : "") + RefusalText.For(reason) + (detail.Length > 0 ? $" ({detail})" : "");
}
