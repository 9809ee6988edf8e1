using System.Text;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Pieces of log files as values: bytes that are no UTF-8, or half a character at an edge, become U+FFFD.</summary>
internal static class LogPieces
{
    public static XmlRpcValue Read(string path, long offset, long length) => LogReader.Read(path, offset, length) switch
    {
        LogReadResult.Data data => Encoding.UTF8.GetString(data.Bytes.Span),
        LogReadResult.Fault { Code: FaultCode.NoFile } => XmlRpcValue.Fault.Of(FaultCode.NoFile, path),
        LogReadResult.Fault fault => XmlRpcValue.Fault.Of(fault.Code),
        var other => throw new InvalidOperationException($"No value for a {other.GetType().Name}."),
    };

    public static XmlRpcValue Tail(string path, long offset, long length)
    {
        if (path.Length == 0) return new XmlRpcValue.Array(["", 0, false]);
        var tail = LogReader.Tail(path, offset, length);
        return new XmlRpcValue.Array([Encoding.UTF8.GetString(tail.Bytes.Span), tail.Size, tail.Overflow]);
    }
}
