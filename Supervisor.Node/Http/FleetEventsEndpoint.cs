using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Fleet;
using Supervisor.Node.Fleet;

namespace Supervisor.Node.Http;

/// <summary>
/// <c>/cluster/events</c>: what happens in the fleet, a JSON object on each line, without end; a blank line now and then shows
/// that somebody is there. Who reads too slowly misses events and is told how many.
/// </summary>
internal sealed class FleetEventsEndpoint(IFleet fleet, TimeProvider time) : IEndpoint
{
    private readonly EventAnswer<FleetEvent> _answer = new(new FleetEventLine(), time);

    public bool Wants(string path, string method) => path == "/cluster/events";

    public Task Serve(HttpContext context, CancellationToken closing) => HttpMethods.IsGet(context.Request.Method)
        ? _answer.Serve(context, fleet.Events, closing)
        : ErrorPage.Send(context, StatusCodes.Status400BadRequest);
}
