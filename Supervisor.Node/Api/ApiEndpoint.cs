using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Node.Http;

namespace Supervisor.Node.Api;

/// <summary>The JSON interface: the first route of its table that fits a request answers it.</summary>
internal sealed class ApiEndpoint(ImmutableArray<ApiRoute> routes) : IEndpoint
{
    public bool Wants(string path, string method) =>
        path.StartsWith("/api/", StringComparison.Ordinal) || path is "/api" or "/healthz" or "/metrics";

    public async Task Serve(HttpContext context, CancellationToken closing)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await Route(context, closing).ConfigureAwait(false);
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await e.Problem.Send(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            // Too large, too slow, cut short. What is left of the request is not worth reading.
            context.Response.Headers.Connection = "close";
            await new Problem(e.StatusCode, e.Message).Send(context).ConfigureAwait(false);
        }
    }

    private Task Route(HttpContext context, CancellationToken closing)
    {
        var path = PathTemplate.PathOf(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var method = context.Request.Method;
        var allowed = new List<string>();
        foreach (var route in routes)
        {
            if (route.Path.Match(path) is not { } names) continue;
            if (route.Method == method || (route.Method == HttpMethods.Get && HttpMethods.IsHead(method)))
                return Answer(route, new(context, names, closing));
            allowed.Add(route.Method);
        }

        if (allowed.Count == 0) return new Problem(StatusCodes.Status404NotFound, "There is nothing at this path.").Send(context);
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return new Problem(StatusCodes.Status405MethodNotAllowed, $"{method} is not for this path.").Send(context);
    }

    private static Task Answer(ApiRoute route, ApiRequest request) =>
        HttpMethods.IsGet(route.Method) || SameOrigin.Allows(request.Http.Request)
            ? route.Answer(request)
            : new Problem(StatusCodes.Status403Forbidden, "A page of another site may not change anything here.").Send(request.Http);
}
