using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Supervisor.Node.Logs.Following;

namespace Supervisor.Node.Http;

/// <summary>Sends the last bytes of a file and then what is appended to it, until the client goes or the daemon does.</summary>
internal static class TailStream
{
    public static Task Send(HttpContext context, string? path, LogWatcher watcher, CancellationToken closing)
    {
        if (!HttpMethods.IsGet(context.Request.Method)) return Refuse(context, StatusCodes.Status400BadRequest);
        return !string.IsNullOrEmpty(path) && LogFollower.Open(path, watcher) is { } follower
            ? Follow(context, follower, closing)
            : Refuse(context, StatusCodes.Status404NotFound);
    }

    internal static Task Refuse(HttpContext context, int status)
    {
        context.Response.Headers.Remove("X-Accel-Buffering");
        return ErrorPage.Send(context, status);
    }

    /// <summary>The same of a file that is open already, which is closed in the end.</summary>
    internal static async Task Follow(HttpContext context, LogFollower follower, CancellationToken closing)
    {
        using var _ = follower;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        var response = context.Response;
        response.Headers.LastModified = follower.Modified.ToString("R", CultureInfo.InvariantCulture);
        response.ContentType = "text/plain;charset=utf-8";

        // Somebody may look at a page for as long as he likes: what he has not read yet stays in the file.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        try
        {
            await response.Body.FlushAsync(end.Token).ConfigureAwait(false);
            while (!HttpMethods.IsHead(context.Request.Method))
            {
                var room = response.BodyWriter.GetMemory();
                response.BodyWriter.Advance(await follower.ReadAsync(room, end.Token).ConfigureAwait(false));
                await response.BodyWriter.FlushAsync(end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how every tail ends.
        }
    }
}
