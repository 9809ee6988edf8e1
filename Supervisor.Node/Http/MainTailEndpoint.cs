using Microsoft.AspNetCore.Http;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Following;

namespace Supervisor.Node.Http;

/// <summary><c>/mainlogtail</c>: the activity log as it grows (specification 5.9).</summary>
internal sealed class MainTailEndpoint(IMainLog log, LogWatcher watcher) : IEndpoint
{
    public bool Wants(string path, string method) => path.StartsWith("/mainlogtail", StringComparison.Ordinal);

    public Task Serve(HttpContext context, CancellationToken closing) =>
        TailStream.Send(context, log.Path, watcher, closing);
}
