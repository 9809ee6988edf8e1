using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.Cluster;

/// <summary>The nodes of the fleet.</summary>
internal sealed class MemberMethods(IFleet fleet)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("getMembers", RpcType.Array, [],
            "Every node that this one knows, by name: name, address, uid, roles, status, reachable, self, leader, oldest, age (seconds"
            + " since it was last heard), known (whether it has told its processes), processes, version and statename of its"
            + " daemon.",
            _ => new(Members())),
        new("leave", RpcType.Boolean, [Text("node")],
            "Has a node leave the cluster in good order. Its daemon and its processes go on. Answers at once.",
            a => new(fleet.Leave(a.Text(0)).ToValue())),
        new("down", RpcType.Boolean, [Text("node")],
            "Gives a node up that does not come back; one that still runs is asked to join anew. Answers at once.",
            a => new(fleet.Down(a.Text(0)).ToValue())),
    ];

    private XmlRpcValue.Encoded Members()
    {
        using var writer = new XmlRpcWriter();
        writer.BeginArray();
        foreach (var node in fleet.Nodes()) Write(writer, node);
        writer.EndArray();
        return new(writer.Written.ToArray());
    }

    private static void Write(XmlRpcWriter writer, NodeState node)
    {
        writer.BeginStruct();
        writer.Member("name"u8, node.Name);
        writer.Member("address"u8, node.Member.Address);
        writer.Member("uid"u8, node.Member.Uid.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.BeginMember("roles"u8);
        writer.Value(XmlRpcValue.Texts(node.Member.Roles));
        writer.EndMember();
        writer.Member("status"u8, node.Member.Status);
        writer.Member("reachable"u8, node.Member.IsReachable);
        writer.Member("self"u8, node.IsSelf);
        writer.Member("leader"u8, node.IsLeader);
        writer.Member("oldest"u8, node.IsOldest);
        writer.Member("age"u8, Seconds(node.Age));
        writer.Member("known"u8, node.Facts is not null);
        writer.Member("processes"u8, node.Rows().Length);
        writer.Member("version"u8, node.Facts?.Version ?? "");
        writer.Member("statename"u8, node.Facts is { } facts ? Name(facts.Mood) : "");
        writer.EndStruct();
    }

    /// <summary>To the millisecond: nobody wants to read more.</summary>
    internal static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static string Name(Mood mood) => mood switch
    {
        Mood.Running => "RUNNING",
        Mood.Restarting => "RESTARTING",
        _ => "SHUTDOWN",
    };
}
