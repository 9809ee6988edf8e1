using System.Collections.Immutable;
using Supervisor.Node.Metrics;

namespace Supervisor.Node.Api;

/// <summary>Everything that can be asked for; docs/http-api.md describes it.</summary>
internal static class ApiRoutes
{
    private const string Processes = "/api/v1/processes", One = Processes + "/{group}/{name}";

    public static ImmutableArray<ApiRoute> For(ApiPorts ports)
    {
        var processes = new ProcessReads(ports);
        var log = new LogReads(ports);
        var history = new HistoryReads(ports);
        var events = new EventReads(ports);
        var actions = new ProcessActions(ports);
        var daemon = new DaemonReads(ports);
        var metrics = new MetricsReads(ports);
        return
        [
            new("GET", Processes, processes.All),
            new("GET", One, processes.One),
            new("GET", One + "/log", log.Read),
            new("GET", One + "/history", history.Read),
            new("POST", One + "/start", actions.Start),
            new("POST", One + "/stop", actions.Stop),
            new("POST", One + "/restart", actions.Restart),
            new("POST", One + "/signal", actions.Signal),
            new("POST", One + "/clear", actions.Clear),
            new("POST", Processes + "/start", actions.StartAll),
            new("POST", Processes + "/stop", actions.StopAll),
            new("POST", Processes + "/restart", actions.RestartAll),
            new("GET", "/api/v1/events", events.Follow),
            new("GET", "/api/v1/config", daemon.Config),
            new("GET", "/api/v1/openapi.json", OpenApiDocument.Read),
            new("GET", "/healthz", daemon.Health),
            new("GET", "/metrics", metrics.Read),
        ];
    }
}
