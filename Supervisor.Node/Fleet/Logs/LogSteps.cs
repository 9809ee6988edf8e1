using System.Runtime.CompilerServices;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Os;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Fleet.Logs;

/// <summary>Reads logs of this node's processes in the steps that nodes tell each other.</summary>
internal sealed class LogSteps(ISupervisor supervisor, LogWatcher watcher)
{
    /// <summary>The steps; the last is the end. Reading begins with the first and blocks for as long as the disk does.</summary>
    public IAsyncEnumerable<LogStep> Read(LogQuery query, CancellationToken cancel)
    {
        if (supervisor.Board.Find(query.Process) is not { } process) return Only(FaultCode.BadName, query.Process.ToString());
        var path = query.Channel == LogChannel.Stdout ? process.StdoutLogFile : process.StderrLogFile;
        return query.Part switch
        {
            LogPart.Growth => Grow(path, cancel),
            LogPart.Tail => Tail(path, query).ToAsyncEnumerable(),
            _ => Piece(path, query).ToAsyncEnumerable(),
        };
    }

    private static IAsyncEnumerable<LogStep> Only(FaultCode code, string? extra) =>
        new LogStep[] { End(code, extra) }.ToAsyncEnumerable();

    private static LogStep.Ended End(FaultCode code, string? extra = null) => new(new CommandReply.Fault(code, extra));

    private static IEnumerable<LogStep> Piece(string path, LogQuery query)
    {
        var (offset, length) = Bounded(query);
        switch (path.Length == 0 ? new LogReadResult.Fault(FaultCode.NoFile) : LogReader.Read(path, offset, length))
        {
            case LogReadResult.Data data:
                foreach (var step in Cut(data.Bytes)) yield return step;
                yield return new LogStep.Ended(null, data.Bytes.Length);
                break;
            case LogReadResult.Fault fault:
                yield return End(fault.Code, fault.Code == FaultCode.NoFile && path.Length > 0 ? path : null);
                break;
        }
    }

    private static IEnumerable<LogStep> Tail(string path, LogQuery query)
    {
        var tail = path.Length == 0 ? default : LogReader.Tail(path, query.Offset, Math.Min(query.Length, ILogShelf.LargestAnswer));
        foreach (var step in Cut(tail.Bytes)) yield return step;
        yield return new LogStep.Ended(null, tail.Size, tail.Overflow);
    }

    private static IEnumerable<LogStep> Cut(ReadOnlyMemory<byte> bytes)
    {
        yield return new LogStep.Begun(0);
        for (var rest = bytes; rest.Length > 0; rest = rest[Math.Min(rest.Length, ILogShelf.LargestPiece)..])
            yield return new LogStep.Piece(rest[..Math.Min(rest.Length, ILogShelf.LargestPiece)]);
    }

    // Of an answer that would be too large: its beginning, or of one that counts from the end, its end.
    private static (long Offset, long Length) Bounded(LogQuery query) => query switch
    {
        { Offset: < 0, Length: 0 } => (Math.Max(query.Offset, -ILogShelf.LargestAnswer), 0),
        { Length: 0 or > ILogShelf.LargestAnswer } => (query.Offset, ILogShelf.LargestAnswer),
        _ => (query.Offset, query.Length),
    };

    private async IAsyncEnumerable<LogStep> Grow(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var follower = path.Length == 0 ? null : LogFollower.Open(path, watcher);
        if (follower is null)
        {
            yield return End(FaultCode.NoFile, path);
            yield break;
        }

        yield return new LogStep.Begun(follower.Modified.ToUnixTimeMilliseconds());
        while (true)
        {
            var (piece, end) = await Next(follower, cancel).ConfigureAwait(false);
            if (piece is not null) yield return piece;
            if (end is null) continue;
            yield return end;
            yield break;
        }
    }

    private static async Task<(LogStep.Piece? Piece, LogStep.Ended? End)> Next(LogFollower follower, CancellationToken cancel)
    {
        var room = new byte[ILogShelf.LargestPiece];
        try
        {
            return (new(room.AsMemory(0, await follower.ReadAsync(room, cancel).ConfigureAwait(false))), null);
        }
        catch (OsError e)
        {
            return (null, End(FaultCode.Failed, e.Message));
        }
    }
}
