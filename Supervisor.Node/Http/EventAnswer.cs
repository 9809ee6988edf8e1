using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Supervisor.Actors.Events;

namespace Supervisor.Node.Http;

/// <summary>
/// Sends what happens, as it happens, without end. Who reads too slowly misses events and is told how many.
/// </summary>
internal sealed class EventAnswer<T>(IEventFormat<T> format, TimeProvider time)
    where T : class
{
    private const int Capacity = 1_000, AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public async Task Serve(HttpContext context, Broadcast<T> broadcast, CancellationToken closing)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        using var events = broadcast.Follow(Capacity);
        context.Response.ContentType = format.ContentType;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        try
        {
            await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
            if (!HttpMethods.IsHead(context.Request.Method)) await Follow(context.Response.BodyWriter, events, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how it always ends.
        }
    }

    private async Task Follow(PipeWriter output, BroadcastReader<T> events, CancellationToken end)
    {
        var waiting = events.Waiting(end).AsTask();
        while (true)
        {
            using (var pause = CancellationTokenSource.CreateLinkedTokenSource(end))
            {
                var quiet = Task.Delay(Pause, time, pause.Token);
                if (await Task.WhenAny(waiting, quiet).ConfigureAwait(false) == quiet) format.WriteQuiet(output);
                await pause.CancelAsync().ConfigureAwait(false);
            }

            end.ThrowIfCancellationRequested();
            for (var i = 0; i < AtOnce && events.TryRead() is { } happened; i++) format.Write(output, happened);

            if (events.TakeMissed() is > 0 and var missed) format.WriteMissed(output, time.GetUtcNow(), missed);
            await output.FlushAsync(end).ConfigureAwait(false);
            if (waiting.IsCompleted) waiting = events.Waiting(end).AsTask();
        }
    }
}
