using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Http;

/// <summary>Answers the requests under some paths, whatever their method.</summary>
internal interface IEndpoint
{
    /// <summary>The path has been decoded.</summary>
    bool Wants(string path, string method);

    /// <summary>
    /// Answers. What it throws is logged, and answered with 500 where nothing has been sent yet. An answer without end ends
    /// with <paramref name="closing"/>.
    /// </summary>
    Task Serve(HttpContext context, CancellationToken closing);
}
