using System.Text;
using Supervisor.Node.Api;
using Supervisor.Node.Fleet.Usage;

namespace Supervisor.Node.Metrics;

/// <summary><c>/metrics</c>: from memory and one pass over <c>/proc</c> on a thread of the pool; no actor is asked.</summary>
internal sealed class MetricsReads(ApiPorts ports)
{
    private readonly UsageMeter _usage = new(ports.Supervisor);

    public async Task Read(ApiRequest request)
    {
        var usage = await _usage.Measure().ConfigureAwait(false);
        var text = new MetricsText();
        new ProcessMetrics(ports.Supervisor.Board, ports.Time.GetUtcNow()).Write(text, usage);
        DaemonMetrics.Write(text, ports.Supervisor);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var response = request.Http.Response;
        response.ContentType = MetricsText.ContentType;
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, request.Http.RequestAborted).ConfigureAwait(false);
    }
}
