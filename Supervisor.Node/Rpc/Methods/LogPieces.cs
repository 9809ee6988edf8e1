using System.Text;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Pieces of log files as values: bytes that are no UTF-8, or half a character at an edge, become U+FFFD.</summary>
internal static class LogPieces
{
    /// <summary>What is longer is written as XML at once: as a text it would take several times its size.</summary>
    private const int LongestText = 64 * 1024;

    public static XmlRpcValue Read(string path, long offset, long length) => Read(path, offset, length, Value);

    /// <summary>The same for those who want the text itself, however long it is.</summary>
    public static XmlRpcValue ReadText(string path, long offset, long length) => Read(path, offset, length, Text);

    public static XmlRpcValue Tail(string path, long offset, long length)
    {
        if (path.Length == 0) return new XmlRpcValue.Array(["", 0, false]);
        var tail = LogReader.Tail(path, offset, length);
        return new XmlRpcValue.Array([Value(tail.Bytes), tail.Size, tail.Overflow]);
    }

    private static XmlRpcValue Read(string path, long offset, long length, Func<ReadOnlyMemory<byte>, XmlRpcValue> value) =>
        LogReader.Read(path, offset, length) switch
        {
            LogReadResult.Data data => value(data.Bytes),
            LogReadResult.Fault { Code: FaultCode.NoFile } => XmlRpcValue.Fault.Of(FaultCode.NoFile, path),
            LogReadResult.Fault fault => XmlRpcValue.Fault.Of(fault.Code),
            var other => throw new InvalidOperationException($"No value for a {other.GetType().Name}."),
        };

    private static XmlRpcValue Value(ReadOnlyMemory<byte> bytes) => bytes.Length <= LongestText ? Text(bytes) : EncodedText.Of(bytes.Span);

    private static XmlRpcValue Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
