using System.Text;
using Microsoft.AspNetCore.Http;
using Supervisor.Node.Http;
using Supervisor.Node.Web.Actions;

namespace Supervisor.Node.Web;

/// <summary>
/// <c>/</c> and <c>/index.html</c>: the status page, and what its buttons do (specification 8.2, 8.3). Only a POST from a page of
/// ours changes anything; a link that would is answered with a question.
/// </summary>
internal sealed class StatusEndpoint(PageWriter pages, PageProcesses processes, ActionDesk desk) : IEndpoint
{
    public bool Wants(string path, string method) => path.TrimStart('/') is "" or "index.html";

    public Task Serve(HttpContext context, CancellationToken closing)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method)) return Post(context);
        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
            ? Get(context)
            : ErrorPage.Send(context, StatusCodes.Status400BadRequest);
    }

    private async Task Get(HttpContext context)
    {
        var parameters = await PageParameters.Read(context.Request).ConfigureAwait(false);
        await (PageOrder.Of(name => parameters![name]) switch
        {
            PageOrder.Show show => PageAnswer.Html(context, pages.Status(processes.Rows(), show.Message)),
            PageOrder.Act { Action: PageAction.Refresh } refresh => Perform(context, refresh),
            PageOrder.Act act => PageAnswer.Html(context, pages.Question(act)),
            _ => ErrorPage.Send(context, StatusCodes.Status400BadRequest),
        }).ConfigureAwait(false);
    }

    private async Task Post(HttpContext context)
    {
        if (!SameOrigin.Allows(context.Request))
        {
            await ErrorPage.Send(context, StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        var parameters = await PageParameters.Read(context.Request).ConfigureAwait(false);
        await (parameters is null ? ErrorPage.Send(context, StatusCodes.Status400BadRequest)
            : PageOrder.Of(name => parameters[name]) switch
            {
                PageOrder.Show show => PageAnswer.Html(context, pages.Status(processes.Rows(), show.Message)),
                PageOrder.Act act => Perform(context, act),
                _ => ErrorPage.Send(context, StatusCodes.Status400BadRequest),
            }).ConfigureAwait(false);
    }

    // Scripts of ours want the message; browsers without a script the page with the message on it.
    private async Task Perform(HttpContext context, PageOrder.Act act)
    {
        var message = await desk.Do(act).ConfigureAwait(false);
        await (context.Request.Headers.Accept == "text/plain"
            ? PageAnswer.Line(context, Encoding.UTF8.GetBytes(message))
            : PageAnswer.SeeOther(context, $"./?message={Uri.EscapeDataString(message)}")).ConfigureAwait(false);
    }
}
