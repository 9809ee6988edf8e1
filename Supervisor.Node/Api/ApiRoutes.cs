using System.Collections.Immutable;

namespace Supervisor.Node.Api;

/// <summary>Everything that can be asked for; docs/http-api.md describes it.</summary>
internal static class ApiRoutes
{
    private const string Processes = "/api/v1/processes", One = Processes + "/{group}/{name}";

    public static ImmutableArray<ApiRoute> For(ApiPorts ports)
    {
        var processes = new ProcessReads(ports);
        var log = new LogReads(ports);
        var events = new EventReads(ports);
        return
        [
            new("GET", Processes, processes.All),
            new("GET", One, processes.One),
            new("GET", One + "/log", log.Read),
            new("GET", "/api/v1/events", events.Follow),
        ];
    }
}
