using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods.WholeFleet;

/// <summary>
/// A process of any node as a client sees it that knows nothing of nodes: its group is <c>group@node</c>. Of a node that cannot
/// be reached nobody knows how its processes are; the description says what was known.
/// </summary>
internal static class OldClientRow
{
    public static void Write(XmlRpcWriter writer, ProcessInfoWriter row, NodeState node, ProcessInfo process)
    {
        var group = Place.Join(process.Group, node.Name);
        writer.BeginStruct();
        if (node.Member.IsReachable || node.IsSelf) row.WriteMembers(process, group, row.Describe(process, TimeSpan.Zero));
        else row.WriteMembers(process with { State = ProcessState.Unknown, Pid = 0 }, group, Remember(row, node, process));
        writer.EndStruct();
    }

    private static string Remember(ProcessInfoWriter row, NodeState node, ProcessInfo process)
    {
        var then = row.Describe(process, node.Age);
        var was = then.Length > 0 ? $"{process.State.WireName()} ({then})" : process.State.WireName();
        return $"unreachable for {ProcessDescription.Uptime((long)node.Age.TotalSeconds)}, was {was}";
    }
}
