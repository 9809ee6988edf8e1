using System.Text;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Names;

/// <summary>Pieces of logs of any node as values, in the shape that local ones have.</summary>
internal sealed class NodeLogs(IFleet fleet)
{
    // Longer than an owner may be silent before it is given up: whoever asks for a piece always gets an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Puts an answer in the words of the question.</summary>
    public delegate CommandReply Wording(CommandReply reply, Place place);

    public async ValueTask<XmlRpcValue> Read(Place place, LogChannel channel, LogPart part, long offset, long length, Wording inWords)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var bytes = new MemoryStream();
        try
        {
            var query = new LogQuery(place.Name, channel, part, offset, length);
            await foreach (var step in fleet.ReadLog(place.Node!, query, patience.Token).ConfigureAwait(false))
            {
                if (step is LogStep.Piece piece) bytes.Write(piece.Bytes.Span);
                if (step is LogStep.Ended end) return end.Fault is { } fault ? inWords(fault, place).ToValue() : Value(part, bytes, end);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Said below.
        }

        return XmlRpcValue.Fault.Of(FaultCode.OutcomeUnknown, $"{place.Node} did not send the log in time");
    }

    private static XmlRpcValue Value(LogPart part, MemoryStream bytes, LogStep.Ended end)
    {
        var text = Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return part == LogPart.Tail ? new XmlRpcValue.Array([text, end.Size, end.Overflow]) : text;
    }
}
