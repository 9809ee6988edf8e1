using System.Text;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Logs and stdin of processes (specification 5.8.6).</summary>
internal sealed class ProcessLogMethods(ISupervisor supervisor)
{
    private delegate XmlRpcValue LogWork(string path, long offset, long length);

    public IEnumerable<RpcMethod> Methods
    {
        get
        {
            var read = Piece("readProcessStdoutLog", RpcType.String, "A piece of a process's stdout log; see readLog.", Stdout, Read);
            var tail = Piece("tailProcessStdoutLog", RpcType.Array,
                "The end of a process's stdout log as [text, size, overflow]: the last so many bytes, the offset for the next"
                + " call, and whether more was written than was asked for.", Stdout, LogPieces.Tail);
            var clear = new RpcMethod("clearProcessLogs", RpcType.Boolean, [Text("name")],
                "Empties both logs of a process.", a => Clear(a.Text(0)));
            return
            [
                read, read.As("readProcessLog"), tail, tail.As("tailProcessLog"), clear, clear.As("clearProcessLog"),
                Piece("readProcessStderrLog", RpcType.String, "A piece of a process's stderr log; see readLog.", Stderr, Read),
                Piece("tailProcessStderrLog", RpcType.Array, "The end of a process's stderr log; see tailProcessStdoutLog.",
                    Stderr, LogPieces.Tail),
                new("clearAllProcessLogs", RpcType.Array, [],
                    "Empties the logs of every process. Returns an outcome for each of them.",
                    _ => supervisor.AskPlainly(new SupervisorCommand.ClearAllLogs())),
                new("sendProcessStdin", RpcType.Boolean, [Text("name"), Any("chars", RpcType.String)],
                    "Writes text, as UTF-8, to the stdin of a process. No line feed is added.",
                    a => Send(a.Text(0), a.Value(1))),
            ];
        }
    }

    private static string Stdout(ProcessInfo process) => process.StdoutLogFile;

    private static string Stderr(ProcessInfo process) => process.StderrLogFile;

    private static XmlRpcValue Read(string path, long offset, long length) => path.Length == 0
        ? XmlRpcValue.Fault.Of(FaultCode.NoFile)
        : LogPieces.Read(path, offset, length);

    private RpcMethod Piece(string name, RpcType type, string help, Func<ProcessInfo, string> log, LogWork work) =>
        new(name, type, [Text("name"), Number("offset"), Number("length")], help,
            a => new(supervisor.Board.Find(Namespec.Parse(a.Text(0))) is { } process
                ? work(log(process), a.Number(1), a.Number(2))
                : BadName(a.Text(0))));

    private ValueTask<XmlRpcValue> Clear(string name) => Namespec.Parse(name) is { Process: not null } process
        ? supervisor.Ask(new SupervisorCommand.ClearLogs(process), name)
        : new(BadName(name));

    private ValueTask<XmlRpcValue> Send(string name, XmlRpcValue chars)
    {
        if (chars is not XmlRpcValue.Text text)
            return new(XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters, Print(chars)));
        return Namespec.Parse(name) is { Process: not null } process
            ? supervisor.Ask(new SupervisorCommand.SendStdin(process, Encoding.UTF8.GetBytes(text.Value)), name)
            : new(BadName(name));
    }

    private static XmlRpcValue.Fault BadName(string name) => XmlRpcValue.Fault.Of(FaultCode.BadName, name);
}
