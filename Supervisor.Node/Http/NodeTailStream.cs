using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Http;

/// <summary>
/// Sends another node's log as <see cref="TailStream"/> sends one of ours, until the client goes, this daemon, or the other
/// node. The node reads no more than the client has taken, but for a few pieces.
/// </summary>
internal static class NodeTailStream
{
    public static async Task Send(HttpContext context, IFleet fleet, Place place, LogChannel channel, CancellationToken closing)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            await TailStream.Refuse(context, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        try
        {
            var query = new LogQuery(place.Name, channel, LogPart.Growth, 0, 0);
            await foreach (var step in fleet.ReadLog(place.Node!, query, end.Token).ConfigureAwait(false))
                await Take(context, step, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how every tail ends.
        }
    }

    private static Task Take(HttpContext context, LogStep step, CancellationToken cancel) => step switch
    {
        LogStep.Begun begun => Begin(context, begun, cancel),
        LogStep.Piece piece => context.Response.BodyWriter.WriteAsync(piece.Bytes, cancel).AsTask(),
        LogStep.Ended { Fault: { } fault } when !context.Response.HasStarted => TailStream.Refuse(context, Status(fault.Code)),
        _ => Task.CompletedTask,
    };

    private static Task Begin(HttpContext context, LogStep.Begun begun, CancellationToken cancel)
    {
        var modified = DateTimeOffset.FromUnixTimeMilliseconds(begun.Modified);
        context.Response.Headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/plain;charset=utf-8";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        return context.Response.Body.FlushAsync(cancel);
    }

    private static int Status(FaultCode code) => code is FaultCode.UnreachableNode or FaultCode.OutcomeUnknown
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status404NotFound;
}
