using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs.Following;

namespace Supervisor.Node.Http;

/// <summary><c>/logtail/NAMESPEC[/CHANNEL]</c>: a process's log as it grows (specification 5.9).</summary>
internal sealed class ProcessTailEndpoint(ProcessBoard board, LogWatcher watcher) : IEndpoint
{
    public bool Wants(string path, string method) => path.StartsWith("/logtail", StringComparison.Ordinal);

    public Task Serve(HttpContext context, CancellationToken closing)
    {
        // Proxies that collect an answer before they pass it on are told not to.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TailStream.Send(context, LogOf(context.Request.Path.Value ?? ""), watcher, closing);
    }

    private string? LogOf(string path)
    {
        var parts = path.TrimStart('/').Split('/', 3);
        if (parts.Length < 2 || board.Find(Namespec.Parse(parts[1])) is not { } process) return null;
        return parts.ElementAtOrDefault(2) switch
        {
            null or "stdout" => process.StdoutLogFile,
            "stderr" => process.StderrLogFile,
            _ => null,
        };
    }
}
