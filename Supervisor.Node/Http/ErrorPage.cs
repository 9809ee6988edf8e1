using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Supervisor.Node.Http;

/// <summary>The body of every answer that is not a success, as the reference words it (specification 5.2).</summary>
internal static class ErrorPage
{
    public static Task Send(HttpContext context, int status)
    {
        var body = Encoding.ASCII.GetBytes(Text(status));
        context.Response.StatusCode = status;
        context.Response.ContentLength = body.Length;
        context.Response.ContentType = "text/html";
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static string Text(int status) => string.Join("\r\n",
        "<head>",
        "<title>Error response</title>",
        "</head>",
        "<body>",
        "<h1>Error response</h1>",
        $"<p>Error code {status}.",
        $"<p>Message: {ReasonPhrases.GetReasonPhrase(status)}.",
        "</body>",
        "");
}
