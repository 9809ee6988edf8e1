using Akka.Actor;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>The logs of this node's processes. Nothing here blocks: what was read is told to the reader.</summary>
public interface ILogShelf
{
    /// <summary>How much one piece has at most.</summary>
    public const int LargestPiece = 32 * 1024;

    /// <summary>How much a piece or a tail of another node's log has at most.</summary>
    public const int LargestAnswer = 4 * 1024 * 1024;

    /// <summary>Begins to read; every step is told to the reader.</summary>
    ILogReading Open(LogQuery query, ICanTell reader);
}

/// <summary>A log that is being read. Disposing ends it without a further step.</summary>
public interface ILogReading : IDisposable
{
    /// <summary>The next step, please; not to be called before the last one was told, nor after the end.</summary>
    void Next();
}
