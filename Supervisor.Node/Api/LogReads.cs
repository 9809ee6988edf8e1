using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Http;
using Supervisor.Node.Logs.Following;

namespace Supervisor.Node.Api;

/// <summary>Logs of processes: a piece, or whatever is written from now on.</summary>
internal sealed class LogReads(ApiPorts ports)
{
    /// <summary>What a follower sees of the time before, as /logtail has it.</summary>
    private const long Glimpse = -1024;

    public Task Read(ApiRequest request)
    {
        var wanted = LogWanted.Of(request);
        return ports.Router.PlaceOf(request.Written) switch
        {
            { Node: { } node } there => NodeLogAnswer.Send(request, ports.Fleet!, node, wanted.In(there.Name)),
            var here => ReadOwn(request, here.Name, wanted),
        };
    }

    private Task ReadOwn(ApiRequest request, Namespec name, LogWanted wanted)
    {
        var process = ports.Supervisor.Board.Find(name) ?? throw Missing(FaultCode.BadName, request.Written);
        var path = wanted.Channel == LogChannel.Stdout ? process.StdoutLogFile : process.StderrLogFile;
        if (path.Length == 0) throw Missing(FaultCode.NoFile, $"{request.Written} has no {wanted.ChannelName} log file");
        if (wanted.Follow) return Follow(request, path, wanted.Offset ?? Glimpse);
        return LogPiece.Open(path, wanted.Offset ?? 0, wanted.Length) is { } piece
            ? piece.Send(request.Http)
            : throw Missing(FaultCode.NoFile, path);
    }

    private Task Follow(ApiRequest request, string path, long from)
    {
        if (LogFollower.Open(path, ports.Watcher, from) is not { } follower) throw Missing(FaultCode.NoFile, path);
        var headers = request.Http.Response.Headers;
        headers["X-Accel-Buffering"] = "no";
        LogPiece.Describe(headers, follower.Position, follower.Size);
        return TailStream.Follow(request.Http, follower, request.Closing);
    }

    private static ApiException Missing(FaultCode code, string extra) => new(Problem.Of(new CommandReply.Fault(code, extra)));
}
