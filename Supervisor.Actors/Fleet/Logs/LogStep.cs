using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>What reading a log gives, in this order: where it begins, its bytes in pieces, its end.</summary>
public abstract record LogStep
{
    private LogStep() { }

    /// <summary>There is such a log; when it was last written, in milliseconds since the epoch.</summary>
    public sealed record Begun(long Modified) : LogStep;

    /// <summary>Some bytes, at most <see cref="ILogShelf.LargestPiece"/>.</summary>
    public sealed record Piece(ReadOnlyMemory<byte> Bytes) : LogStep;

    /// <summary>
    /// Nothing more comes: because of a fault, or because this was all. Of a tail: the log's size, and whether more was written
    /// than was asked for.
    /// </summary>
    public sealed record Ended(CommandReply.Fault? Fault, long Size = 0, bool Overflow = false) : LogStep;
}
