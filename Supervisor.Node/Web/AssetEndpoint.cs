using Microsoft.AspNetCore.Http;
using Supervisor.Node.Http;

namespace Supervisor.Node.Web;

/// <summary>The page's files. Browsers keep them and ask each time whether they are still the same.</summary>
internal sealed class AssetEndpoint : IEndpoint
{
    private static readonly Dictionary<string, Asset> Assets = new(StringComparer.Ordinal)
    {
        ["/stylesheets/supervisor.css"] = new("web/supervisor.css", "text/css;charset=utf-8", packs: true),
        ["/scripts/supervisor.js"] = new("web/supervisor.js", "text/javascript;charset=utf-8", packs: true),
        ["/images/icon.svg"] = new("web/icon.svg", "image/svg+xml", packs: true),
        ["/images/icon.png"] = new("web/icon.png", "image/png", packs: false),
    };

    public bool Wants(string path, string method) => Assets.ContainsKey(path);

    public Task Serve(HttpContext context, CancellationToken closing)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return ErrorPage.Send(context, StatusCodes.Status400BadRequest);
        var asset = Assets[context.Request.Path.Value!];
        PageAnswer.Forbid(context.Response);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ETag = asset.Tag;
        if (IsKnown(context.Request, asset.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = asset.Type;
        if (asset.Packed is not { } packed || !Gzip.IsTaken(context.Request)) return PageAnswer.Body(context, asset.Bytes);
        context.Response.Headers.ContentEncoding = "gzip";
        return PageAnswer.Body(context, packed);
    }

    private static bool IsKnown(HttpRequest request, string tag) => request.Headers.IfNoneMatch
        .SelectMany(line => (line ?? "").Split(','))
        .Select(known => known.Trim())
        .Any(known => known == "*" || known == tag || known == "W/" + tag);
}
