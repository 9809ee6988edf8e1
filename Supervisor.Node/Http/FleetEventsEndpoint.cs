using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Supervisor.Actors.Fleet;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Http;

/// <summary>
/// <c>/cluster/events</c>: what happens in the fleet, a JSON object on each line, without end; a blank line now and then shows
/// that somebody is there. Who reads too slowly misses events and is told how many.
/// </summary>
internal sealed class FleetEventsEndpoint(IFleet fleet, TimeProvider time) : IEndpoint
{
    private const int Capacity = 1_000, AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public bool Wants(string path, string method) => path == "/cluster/events";

    public async Task Serve(HttpContext context, CancellationToken closing)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            await ErrorPage.Send(context, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        using var events = fleet.Events.Follow(Capacity);
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        try
        {
            await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
            await Follow(context.Response, events, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how it always ends.
        }
    }

    private async Task Follow(HttpResponse response, FleetEventReader events, CancellationToken end)
    {
        var waiting = events.Waiting(end).AsTask();
        while (true)
        {
            using (var pause = CancellationTokenSource.CreateLinkedTokenSource(end))
            {
                var quiet = Task.Delay(Pause, time, pause.Token);
                if (await Task.WhenAny(waiting, quiet).ConfigureAwait(false) == quiet) response.BodyWriter.Write("\n"u8);
                await pause.CancelAsync().ConfigureAwait(false);
            }

            end.ThrowIfCancellationRequested();
            for (var i = 0; i < AtOnce && events.TryRead() is { } happened; i++) FleetEventLine.Write(response.BodyWriter, happened);

            if (events.TakeMissed() is > 0 and var missed) FleetEventLine.WriteMissed(response.BodyWriter, time.GetUtcNow(), missed);
            await response.BodyWriter.FlushAsync(end).ConfigureAwait(false);
            if (waiting.IsCompleted) waiting = events.Waiting(end).AsTask();
        }
    }
}
