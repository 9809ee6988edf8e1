using Supervisor.Actors.Fleet.Logs;
using Supervisor.Node.Rpc.Names;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.Cluster;

/// <summary>Logs of the processes of one node.</summary>
internal sealed class NodeLogMethods(NodeLogs logs)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        Piece("readProcessStdoutLog", RpcType.String, LogChannel.Stdout, LogPart.Piece),
        Piece("readProcessStderrLog", RpcType.String, LogChannel.Stderr, LogPart.Piece),
        Piece("tailProcessStdoutLog", RpcType.Array, LogChannel.Stdout, LogPart.Tail),
        Piece("tailProcessStderrLog", RpcType.Array, LogChannel.Stderr, LogPart.Tail),
    ];

    private RpcMethod Piece(string name, RpcType type, LogChannel channel, LogPart part) =>
        new(name, type, [Text("node"), Text("name"), Number("offset"), Number("length")], $"{name} of a node.",
            a => logs.Read(Place.Here(a.Text(1)) with { Node = a.Text(0) }, channel, part, a.Number(2), a.Number(3), Words.Of));
}
