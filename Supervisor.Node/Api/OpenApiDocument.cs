using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Api;

/// <summary><c>/api/v1/openapi.json</c>: the interface as other programs read it. A test holds it against the routes.</summary>
internal static class OpenApiDocument
{
    private const string Resource = "openapi.json";

    public static async Task Read(ApiRequest request)
    {
        await using var document = Open();
        var response = request.Http.Response;
        response.ContentType = "application/json";
        response.ContentLength = document.Length;
        if (HttpMethods.IsHead(request.Http.Request.Method)) return;
        await document.CopyToAsync(response.Body, request.Http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>As it was built in.</summary>
    internal static Stream Open() => typeof(OpenApiDocument).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"{Resource} was not built in.");
}
