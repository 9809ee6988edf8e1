using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Http;

/// <summary><c>/ok.html</c>: says that somebody is there.</summary>
internal sealed class OkEndpoint : IEndpoint
{
    private static readonly byte[] Body = "OK"u8.ToArray();

    public bool Wants(string path, string method) =>
        path.TrimStart('/') == "ok.html" && (HttpMethods.IsGet(method) || HttpMethods.IsPost(method));

    public Task Serve(HttpContext context, CancellationToken closing)
    {
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = Body.Length;
        return context.Response.Body.WriteAsync(Body, context.RequestAborted).AsTask();
    }
}
