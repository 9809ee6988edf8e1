using System.Text;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Logs and stdin of processes (specification 5.8.6).</summary>
internal sealed class ProcessLogMethods(ISupervisor supervisor, CommandRouter router, NodeLogs? others)
{
    public IEnumerable<RpcMethod> Methods
    {
        get
        {
            var read = Piece("readProcessStdoutLog", RpcType.String, "A piece of a process's stdout log; see readLog.", LogChannel.Stdout, LogPart.Piece);
            var tail = Piece("tailProcessStdoutLog", RpcType.Array,
                "The end of a process's stdout log as [text, size, overflow]: the last so many bytes, the offset for the next"
                + " call, and whether more was written than was asked for.", LogChannel.Stdout, LogPart.Tail);
            var clear = new RpcMethod("clearProcessLogs", RpcType.Boolean, [Text("name")],
                "Empties both logs of a process.", a => Clear(a.Text(0)));
            return
            [
                read, read.As("readProcessLog"), tail, tail.As("tailProcessLog"), clear, clear.As("clearProcessLog"),
                Piece("readProcessStderrLog", RpcType.String, "A piece of a process's stderr log; see readLog.",
                    LogChannel.Stderr, LogPart.Piece),
                Piece("tailProcessStderrLog", RpcType.Array, "The end of a process's stderr log; see tailProcessStdoutLog.",
                    LogChannel.Stderr, LogPart.Tail),
                new("clearAllProcessLogs", RpcType.Array, [],
                    "Empties the logs of every process. Returns an outcome for each of them.",
                    _ => supervisor.AskPlainly(new SupervisorCommand.ClearAllLogs())),
                new("sendProcessStdin", RpcType.Boolean, [Text("name"), Any("chars", RpcType.String)],
                    "Writes text, as UTF-8, to the stdin of a process. No line feed is added.",
                    a => Send(a.Text(0), a.Value(1))),
            ];
        }
    }

    private RpcMethod Piece(string name, RpcType type, string help, LogChannel channel, LogPart part) =>
        new(name, type, [Text("name"), Number("offset"), Number("length")], help,
            a => Look(router.PlaceOf(a.Text(0)), channel, part, a.Number(1), a.Number(2)));

    private ValueTask<XmlRpcValue> Look(Place place, LogChannel channel, LogPart part, long offset, long length)
    {
        if (place.Node is not null) return others!.Read(place, channel, part, offset, length, Words.OldWords);
        if (supervisor.Board.Find(place.Name) is not { } process) return new(CommandRouter.BadName(place.Written));
        var path = channel == LogChannel.Stdout ? process.StdoutLogFile : process.StderrLogFile;
        return new(part == LogPart.Tail ? LogPieces.Tail(path, offset, length)
            : path.Length == 0 ? XmlRpcValue.Fault.Of(FaultCode.NoFile)
            : LogPieces.Read(path, offset, length));
    }

    private ValueTask<XmlRpcValue> Clear(string written) => router.PlaceOf(written) is { Name.Process: not null } place
        ? router.Ask(place, name => new SupervisorCommand.ClearLogs(name))
        : new(CommandRouter.BadName(written));

    private ValueTask<XmlRpcValue> Send(string written, XmlRpcValue chars)
    {
        if (chars is not XmlRpcValue.Text text)
            return new(XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, Print(chars)));
        return router.PlaceOf(written) is { Name.Process: not null } place
            ? router.Ask(place, name => new SupervisorCommand.SendStdin(name, Encoding.UTF8.GetBytes(text.Value)))
            : new(CommandRouter.BadName(written));
    }
}
