using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Api;

/// <summary>Sends another node's log as it comes.</summary>
internal static class NodeLogAnswer
{
    /// <exception cref="ApiException">The log cannot be read there.</exception>
    public static async Task Send(ApiRequest request, IFleet fleet, string node, LogQuery query)
    {
        var context = request.Http;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, request.Closing);
        try
        {
            await foreach (var step in fleet.ReadLog(node, query, end.Token).ConfigureAwait(false))
            {
                await Take(context, step, end.Token).ConfigureAwait(false);
                if (step is LogStep.Begun && HttpMethods.IsHead(context.Request.Method)) return;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how every log ends that is followed.
        }
    }

    private static Task Take(HttpContext context, LogStep step, CancellationToken cancel)
    {
        switch (step)
        {
            case LogStep.Begun:
                context.Response.ContentType = "text/plain;charset=utf-8";
                context.Response.Headers["X-Accel-Buffering"] = "no";
                if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
                return context.Response.Body.FlushAsync(cancel);
            case LogStep.Piece piece:
                return context.Response.BodyWriter.WriteAsync(piece.Bytes, cancel).AsTask();
            case LogStep.Ended { Fault: { } fault }:
                if (!context.Response.HasStarted) throw new ApiException(Problem.Of(fault));
                context.Abort();
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }
}
