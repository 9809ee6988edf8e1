using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Sending signals (specification 5.8.4).</summary>
internal sealed class SignalMethods(ISupervisor supervisor, CommandRouter router)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("signalProcess", RpcType.Boolean, [Text("name"), Printable("signal")],
            "Sends a signal, by name (HUP, SIGHUP) or number, to one process, or with group:* to every process of a group"
            + " that has a child.",
            a => router.Ask(a.Text(0), name => Signal(name, a.Text(1)))),
        new("signalProcessGroup", RpcType.Array, [Text("name"), Printable("signal")],
            "Sends a signal to every process of a group that has a child. Returns an outcome for each of them.",
            a => router.AskGroup(a.Text(0), group => new SupervisorCommand.SignalGroup(group, Number(a.Text(1)), a.Text(1)))),
        new("signalAllProcesses", RpcType.Array, [Printable("signal")],
            "Sends a signal to every process that has a child. Returns an outcome for each of them.",
            a => supervisor.AskPlainly(new SupervisorCommand.SignalAll(Number(a.Text(0)), a.Text(0)))),
    ];

    /// <summary>The signal that a client's text means, or null (specification 2.4).</summary>
    public static int? Number(string text) => XmlRpcScalars.Integer(text) is { } number
        ? number is >= 0 and <= 64 && Signals.IsValid((int)number) ? (int)number : null
        : Signals.Number(text.Trim());

    internal static SupervisorCommand Signal(Namespec name, string signal) => name.Process is null
        ? new SupervisorCommand.SignalGroup(name.Group, Number(signal), signal)
        : new SupervisorCommand.SignalProcess(name, Number(signal), signal);
}
