using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods.Cluster;

/// <summary>The processes of the fleet, from memory, and what they use, measured.</summary>
internal sealed class FleetProcessMethods(IFleet fleet, TimeProvider time)
{
    private readonly FleetRows _rows = new(fleet, time, Write);

    public IEnumerable<RpcMethod> Methods =>
    [
        new("getAllProcessInfo", RpcType.Array, [],
            "Every process of every node as its getProcessInfo has it, with node, reachable, age (seconds since the node was last"
            + " heard) and spawns (how many children it has had). Sorted by node, group and name.",
            _ => new(_rows.All())),
        new("getAllProcessUsage", RpcType.Array, [],
            "What every child and its descendants use: node, group, name, pid, cpu (seconds so far) and rss (KiB). Nodes that do not"
            + " answer within two seconds are left out.",
            async _ => await Usage().ConfigureAwait(false)),
    ];

    private static void Write(XmlRpcWriter writer, ProcessInfoWriter row, NodeState node, ProcessInfo process)
    {
        writer.BeginStruct();
        row.WriteMembers(process, process.Group, row.Describe(process, node.Member.IsReachable ? TimeSpan.Zero : node.Age));
        writer.Member("node"u8, node.Name);
        writer.Member("reachable"u8, node.Member.IsReachable);
        writer.Member("age"u8, MemberMethods.Seconds(node.Age));
        writer.Member("spawns"u8, process.Spawns);
        writer.EndStruct();
    }

    private async ValueTask<XmlRpcValue> Usage()
    {
        var usage = await fleet.Usage().ConfigureAwait(false);
        using var writer = new XmlRpcWriter(16 * 1024);
        writer.BeginArray();
        foreach (var (node, used) in usage)
        {
            writer.BeginStruct();
            writer.Member("node"u8, node);
            writer.Member("group"u8, used.Group);
            writer.Member("name"u8, used.Name);
            writer.Member("pid"u8, used.Pid);
            writer.Member("cpu"u8, used.Cpu / 1000.0);
            writer.Member("rss"u8, used.Rss);
            writer.EndStruct();
        }

        writer.EndArray();
        return new XmlRpcValue.Encoded(writer.Written.ToArray());
    }
}
