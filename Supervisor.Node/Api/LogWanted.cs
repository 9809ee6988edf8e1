using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>Which part of which log a query asks for.</summary>
/// <param name="Channel">One of the two.</param>
/// <param name="Offset">Where it begins, from the end where negative; null when it was not said.</param>
/// <param name="Length">The most bytes; null for all there are.</param>
/// <param name="Follow">Whatever is written from now on, too.</param>
internal sealed record LogWanted(LogChannel Channel, long? Offset, long? Length, bool Follow)
{
    public string ChannelName => Channel == LogChannel.Stdout ? "stdout" : "stderr";

    /// <exception cref="ApiException">The query makes no sense.</exception>
    public static LogWanted Of(ApiRequest request)
    {
        var wanted = new LogWanted(
            ChannelOf(request.Query("stream")), request.Number("offset"), request.Number("length"), request.Flag("follow", false));
        if (wanted.Length < 0) throw ApiException.BadQuery("length", $"{wanted.Length}", "a number of bytes");
        if (wanted is { Follow: true, Length: not null })
            throw ApiException.BadRequest("length has no meaning together with follow=true: a log that is followed has no end.");
        return wanted;
    }

    /// <summary>The same as another node is asked.</summary>
    /// <exception cref="ApiException">It cannot be asked so.</exception>
    public LogQuery In(Namespec process)
    {
        if (Follow) return new(process, Channel, LogPart.Growth, 0, 0);
        if (Offset is not < 0) return Length == 0 ? throw NotThere() : new(process, Channel, LogPart.Piece, Offset ?? 0, Length ?? 0);
        return Length is null ? new(process, Channel, LogPart.Piece, Offset.Value, 0) : throw NotThere();
    }

    private static LogChannel ChannelOf(string? written) => written switch
    {
        null or "stdout" => LogChannel.Stdout,
        "stderr" => LogChannel.Stderr,
        _ => throw ApiException.BadQuery("stream", written, "stdout or stderr"),
    };

    private static ApiException NotThere() => ApiException.BadRequest(
        "Of another node's log there are the last bytes (a negative offset alone), or a piece (offset and a length above 0).");
}
