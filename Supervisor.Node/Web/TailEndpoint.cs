using System.Globalization;
using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Node.Http;

namespace Supervisor.Node.Web;

/// <summary><c>/tail.html</c>: the end of a log (specification 8.4); <c>channel=stderr</c> is ours.</summary>
internal sealed class TailEndpoint(PageWriter pages, PageLogs logs) : IEndpoint
{
    public bool Wants(string path, string method) => path.TrimStart('/') == "tail.html";

    public async Task Serve(HttpContext context, CancellationToken closing)
    {
        var method = context.Request.Method;
        var isKnown = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method);
        if (!isKnown || await PageParameters.Read(context.Request).ConfigureAwait(false) is not { } parameters)
        {
            await ErrorPage.Send(context, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        var channel = parameters["channel"] == "stderr" ? LogChannel.Stderr : LogChannel.Stdout;
        var query = new TailQuery(parameters["processname"], channel, Limit(parameters["limit"]));
        var text = query.Name is null ? "No process name found" : await logs.End(query).ConfigureAwait(false);
        await PageAnswer.Html(context, pages.Tail(query, text)).ConfigureAwait(false);
    }

    private static int Limit(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? Math.Clamp(limit, TailQuery.Shortest, TailQuery.Longest)
            : TailQuery.Shortest;
}
