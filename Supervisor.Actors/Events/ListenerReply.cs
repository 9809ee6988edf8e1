using System.Collections.Immutable;

namespace Supervisor.Actors.Events;

/// <summary>What a listener's output meant.</summary>
internal abstract record ListenerReply
{
    private ListenerReply() { }

    /// <summary>It went from one state to another.</summary>
    internal sealed record Moved(ListenerState From, ListenerState To) : ListenerReply;

    /// <summary>Its event is done with.</summary>
    internal sealed record Processed : ListenerReply;

    /// <summary>Its event is to be offered again.</summary>
    internal sealed record Rejected : ListenerReply;

    /// <summary>Its event is done with; this is meant for the daemon's stdout.</summary>
    internal sealed record Showed(ShownPiece Piece) : ListenerReply;

    /// <summary>A result that nothing can be made of; its event is to be offered again.</summary>
    internal sealed record Failed : ListenerReply;

    /// <summary>A line that is no result; its event is to be offered again.</summary>
    internal sealed record BadResult(ImmutableArray<byte> Line) : ListenerReply;
}
