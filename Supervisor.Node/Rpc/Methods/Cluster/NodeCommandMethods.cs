using System.Text;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.Cluster;

/// <summary>Commands for the processes of one node: what its own methods of these names do, from anywhere.</summary>
internal sealed class NodeCommandMethods(IFleet fleet)
{
    private static readonly RpcParameter Node = Text("node"), Name = Text("name"), Signal = Printable("signal");

    public IEnumerable<RpcMethod> Methods =>
    [
        new("startProcess", RpcType.Boolean, [Node, Name, Wait],
            "startProcess of a node, by its name or address.",
            a => Ask(a, name => StartStopMethods.Start(name, a.Wait(2)))),
        new("stopProcess", RpcType.Boolean, [Node, Name, Wait],
            "stopProcess of a node.",
            a => Ask(a, name => StartStopMethods.Stop(name, a.Wait(2)))),
        new("startProcessGroup", RpcType.Array, [Node, Name, Wait],
            "startProcessGroup of a node.",
            a => AskGroup(a, group => new SupervisorCommand.StartGroup(group, a.Wait(2)))),
        new("stopProcessGroup", RpcType.Array, [Node, Name, Wait],
            "stopProcessGroup of a node.",
            a => AskGroup(a, group => new SupervisorCommand.StopGroup(group, a.Wait(2)))),
        new("startAllProcesses", RpcType.Array, [Node, Wait],
            "startAllProcesses of a node.",
            a => AskAll(a, new SupervisorCommand.StartAll(a.Wait(1)))),
        new("stopAllProcesses", RpcType.Array, [Node, Wait],
            "stopAllProcesses of a node.",
            a => AskAll(a, new SupervisorCommand.StopAll(a.Wait(1)))),
        new("signalProcess", RpcType.Boolean, [Node, Name, Signal],
            "signalProcess of a node.",
            a => Ask(a, name => SignalMethods.Signal(name, a.Text(2)))),
        new("signalProcessGroup", RpcType.Array, [Node, Name, Signal],
            "signalProcessGroup of a node.",
            a => AskGroup(a, group => new SupervisorCommand.SignalGroup(group, SignalMethods.Number(a.Text(2)), a.Text(2)))),
        new("clearProcessLogs", RpcType.Boolean, [Node, Name],
            "clearProcessLogs of a node.",
            a => AskOne(a, name => new SupervisorCommand.ClearLogs(name))),
        new("sendProcessStdin", RpcType.Boolean, [Node, Name, Text("chars")],
            "sendProcessStdin of a node.",
            a => AskOne(a, name => new SupervisorCommand.SendStdin(name, Encoding.UTF8.GetBytes(a.Text(2))))),
    ];

    private ValueTask<XmlRpcValue> Ask(RpcArguments a, Func<Namespec, SupervisorCommand> command) =>
        Ask(a.Text(0), Place.Here(a.Text(1)), command);

    private ValueTask<XmlRpcValue> AskOne(RpcArguments a, Func<Namespec, SupervisorCommand> command) =>
        Namespec.Parse(a.Text(1)).Process is null ? new(CommandRouter.BadName(a.Text(1))) : Ask(a, command);

    private ValueTask<XmlRpcValue> AskGroup(RpcArguments a, Func<string, SupervisorCommand> command) =>
        Ask(a.Text(0), Place.GroupHere(a.Text(1)), name => command(name.Group));

    private async ValueTask<XmlRpcValue> AskAll(RpcArguments a, SupervisorCommand order) =>
        (await fleet.Ask(a.Text(0), order).ConfigureAwait(false)).ToValue();

    private async ValueTask<XmlRpcValue> Ask(string node, Place place, Func<Namespec, SupervisorCommand> command) =>
        Words.Of(await fleet.Ask(node, command(place.Name)).ConfigureAwait(false), place).ToValue();
}
