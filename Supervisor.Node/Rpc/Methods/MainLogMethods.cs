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

    private XmlRpcValue Clear() => log.Path is null ? XmlRpcValue.Fault.Of(FaultCode.NoFile) : log.Clear() switch
    {
        ClearOutcome.Cleared => true,
        ClearOutcome.NoFile => XmlRpcValue.Fault.Of(FaultCode.NoFile),
        _ => XmlRpcValue.Fault.Of(FaultCode.Failed),
    };
}
