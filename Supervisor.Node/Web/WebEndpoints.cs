using Supervisor.Node.Api;
using Supervisor.Node.Http;

namespace Supervisor.Node.Web;

/// <summary>The web page of a server (specification 8), beside what else it serves.</summary>
internal static class WebEndpoints
{
    public static IEndpoint[] For(ApiPorts ports)
    {
        var processes = new PageProcesses(ports);
        var pages = new PageWriter(ports);
        return
        [
            new StatusEndpoint(pages, processes, new(ports, processes)),
            new TailEndpoint(pages, new(ports)),
            new AssetEndpoint(),
        ];
    }
}
