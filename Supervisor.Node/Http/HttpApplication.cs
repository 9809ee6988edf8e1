using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Supervisor.Node.Http;

/// <summary>What happens to every request: authentication, then the first endpoint that wants it, then a log line.</summary>
internal sealed class HttpApplication(
    IReadOnlyDictionary<BoundServer, IReadOnlyList<IEndpoint>> endpoints, AccessLog log, CancellationToken closing)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.Headers.Server = "Medusa/1.12";
        try
        {
            await Answer(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            // Too large, too slow, cut short: the client's doing. What is left of its request is not worth reading.
            context.Response.Headers.Connection = "close";
            await ErrorPage.Send(context, e.StatusCode).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionResetException && context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            // The boundary: one request's failure stays with that request.
            log.Failure(e);
            if (context.Response.HasStarted) context.Abort();
            else await ErrorPage.Send(context, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }

        log.Answered(context);
    }

    private Task Answer(HttpContext context)
    {
        var server = context.Features.GetRequiredFeature<BoundServer>();
        if (server.Authentication is { } authentication)
        {
            switch (authentication.Check(context.Request.Headers.Authorization))
            {
                case Authorization.Malformed: return ErrorPage.Send(context, StatusCodes.Status400BadRequest);
                case Authorization.Denied: return Challenge(context);
            }
        }

        Requester.Current = new(context, server.Config);
        var path = context.Request.Path.Value ?? "";
        foreach (var endpoint in endpoints[server])
        {
            if (endpoint.Wants(path, context.Request.Method)) return endpoint.Serve(context, closing);
        }

        return ErrorPage.Send(context, IsKnown(context.Request.Method) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
    }

    private static Task Challenge(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"default\"";
        return ErrorPage.Send(context, StatusCodes.Status401Unauthorized);
    }

    private static bool IsKnown(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
