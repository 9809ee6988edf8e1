using Microsoft.AspNetCore.Http;
using Supervisor.Node.Http;

namespace Supervisor.Node.Web;

/// <summary>What every answer of the web page has in common: what the browser must not do with it, and its bytes, packed if it likes.</summary>
internal static class PageAnswer
{
    // Nothing but our own files; no script or style inside a page; in nobody's frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self';"
        + " frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

    /// <summary>A page, which nobody is to keep.</summary>
    public static Task Html(HttpContext context, ReadOnlyMemory<byte> page, int status = StatusCodes.Status200OK)
    {
        Forbid(context.Response);
        DoNotKeep(context.Response);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html;charset=utf-8";
        return Body(context, Gzip.PackFor(context, page));
    }

    /// <summary>One line for a script.</summary>
    public static Task Line(HttpContext context, ReadOnlyMemory<byte> text)
    {
        Forbid(context.Response);
        DoNotKeep(context.Response);
        context.Response.ContentType = "text/plain;charset=utf-8";
        return Body(context, text);
    }

    /// <summary>
    /// On to another page, which is asked for with GET. The address is relative: the one that the browser knows us by is its
    /// business, and a proxy's.
    /// </summary>
    public static Task SeeOther(HttpContext context, string relative)
    {
        Forbid(context.Response);
        DoNotKeep(context.Response);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = relative;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public static void Forbid(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: forms would be sent with the origin "null" then.
        response.Headers["Referrer-Policy"] = "same-origin";
    }

    /// <summary>Sends the bytes; of them only their number, where that is all that was asked for.</summary>
    public static Task Body(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static void DoNotKeep(HttpResponse response)
    {
        response.Headers.Pragma = "no-cache";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Expires = "Thu, 01 Jan 1970 00:00:00 GMT";
    }
}
