using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Http;

/// <summary>
/// <c>/logtail/NAMESPEC[/CHANNEL]</c>: a process's log as it grows (specification 5.9). In a fleet the process may be another
/// node's: <c>/logtail/GROUP@NODE:NAME</c>.
/// </summary>
internal sealed class ProcessTailEndpoint(ProcessBoard board, CommandRouter router, IFleet? fleet, LogWatcher watcher) : IEndpoint
{
    public bool Wants(string path, string method) => path.StartsWith("/logtail", StringComparison.Ordinal);

    public Task Serve(HttpContext context, CancellationToken closing)
    {
        // Proxies that collect an answer before they pass it on are told not to.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var parts = (context.Request.Path.Value ?? "").TrimStart('/').Split('/', 3);
        if (parts.Length < 2 || Channel(parts.ElementAtOrDefault(2)) is not { } channel)
            return TailStream.Send(context, path: null, watcher, closing);
        return router.PlaceOf(parts[1]) switch
        {
            { Node: null } here => TailStream.Send(context, LogOf(here.Name, channel), watcher, closing),
            var there => NodeTailStream.Send(context, fleet!, there, channel, closing),
        };
    }

    private static LogChannel? Channel(string? written) => written switch
    {
        null or "stdout" => LogChannel.Stdout,
        "stderr" => LogChannel.Stderr,
        _ => null,
    };

    private string? LogOf(Namespec name, LogChannel channel) => board.Find(name) is not { } process ? null
        : channel == LogChannel.Stdout ? process.StdoutLogFile
        : process.StderrLogFile;
}
