using Supervisor.Actors.Messages;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Groups come and go (specification 5.8.3).</summary>
internal sealed class GroupMethods(ISupervisor supervisor)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("addProcessGroup", RpcType.Boolean, [Text("name")],
            "Activates a group of the configuration last read.",
            a => supervisor.Ask(new SupervisorCommand.AddGroup(a.Text(0)), a.Text(0))),
        new("removeProcessGroup", RpcType.Boolean, [Text("name")],
            "Deactivates a group; all its processes must be stopped.",
            a => supervisor.Ask(new SupervisorCommand.RemoveGroup(a.Text(0)), a.Text(0))),
    ];
}
