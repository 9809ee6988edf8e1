using Supervisor.Actors.Events;
using Supervisor.Node.Http;

namespace Supervisor.Node.Api;

/// <summary>What happens on this node, as it happens.</summary>
internal sealed class EventReads(ApiPorts ports)
{
    private readonly EventAnswer<TimedEvent> _answer = new(new EventLines(), ports.Time);

    public Task Follow(ApiRequest request) => _answer.Serve(request.Http, ports.Supervisor.Events, request.Closing);
}
