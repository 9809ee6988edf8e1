using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Groups come and go (specification 5.8.3).</summary>
internal sealed class GroupMethods(CommandRouter router)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("addProcessGroup", RpcType.Boolean, [Text("name")],
            "Activates a group of the configuration last read.",
            a => router.AskGroup(a.Text(0), group => new SupervisorCommand.AddGroup(group))),
        new("removeProcessGroup", RpcType.Boolean, [Text("name")],
            "Deactivates a group; all its processes must be stopped.",
            a => router.AskGroup(a.Text(0), group => new SupervisorCommand.RemoveGroup(group))),
    ];
}
