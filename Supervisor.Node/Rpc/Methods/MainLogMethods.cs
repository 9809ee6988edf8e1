using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>The activity log (specification 5.8.2).</summary>
internal sealed class MainLogMethods(IMainLog log)
{
    public IEnumerable<RpcMethod> Methods
    {
        get
        {
            var read = new RpcMethod("readLog", RpcType.String, [Number("offset"), Number("length")],
                "A piece of the activity log. Length 0 means up to the end; a negative offset with length 0 means the last"
                + " so many bytes.", a => new(Read(a.Number(0), a.Number(1))));
            return
            [
                read,
                read.As("readMainLog"),
                new("clearLog", RpcType.Boolean, [], "Empties the activity log.", _ => new(Clear())),
            ];
        }
    }

    private XmlRpcValue Read(long offset, long length) => log.Path is { } path
        ? LogPieces.Read(path, offset, length)
        : XmlRpcValue.Fault.Of(FaultCode.NoFile, "syslog");

    private XmlRpcValue Clear()
    {
        if (log.Path is null) return XmlRpcValue.Fault.Of(FaultCode.NoFile);
        var outcome = log.Clear();
        if (outcome == ClearOutcome.NoFile) return XmlRpcValue.Fault.Of(FaultCode.NoFile);
        if (outcome == ClearOutcome.Failed) return XmlRpcValue.Fault.Of(FaultCode.Failed);

        // Afterwards, so that the line is in the fresh file instead of the deleted one.
        log.Write(LogLevel.Info, "reopening log file");
        return true;
    }
}
