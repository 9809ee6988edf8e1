using System.Globalization;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Web;

/// <summary>Ends of logs as text for people; of any node of a fleet.</summary>
internal sealed class PageLogs(ApiPorts ports)
{
    /// <summary>The text, or why there is none in the words of the reference.</summary>
    public async Task<string> End(TailQuery query)
    {
        var name = query.Name!;
        return await Read(ports.Router.PlaceOf(name), query).ConfigureAwait(false) switch
        {
            XmlRpcValue.Text text => text.Value,
            XmlRpcValue.Fault { Code: (int)FaultCode.NoFile } => $"No file for {name}",
            XmlRpcValue.Fault fault => Refused(fault),
            var other => throw new InvalidOperationException($"No text for a {other.GetType().Name}."),
        };
    }

    private async ValueTask<XmlRpcValue> Read(Place place, TailQuery query)
    {
        if (place.Node is not null)
        {
            return await new NodeLogs(ports.Fleet!).Read(place, query.Channel, LogPart.Piece, -query.Limit, 0, Words.OldWords)
                .ConfigureAwait(false);
        }

        if (ports.Supervisor.Board.Find(place.Name) is not { } process) return CommandRouter.BadName(place.Written);
        var path = query.Channel == LogChannel.Stdout ? process.StdoutLogFile : process.StderrLogFile;
        return path.Length == 0 ? XmlRpcValue.Fault.Of(FaultCode.NoFile) : LogPieces.ReadText(path, -query.Limit, 0);
    }

    private static string Refused(XmlRpcValue.Fault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"ERROR: unexpected rpc fault [{fault.Code}] {fault.String}");
}
