using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Xml;
using Supervisor.Tests.Fleet;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Rpc.Methods.Cluster;

/// <summary>Calls methods of node <c>a</c> of a fleet in memory.</summary>
public abstract class FleetMethodTests
{
    internal ManualTime Time { get; } = new();

    internal Task<MemoryFleet> Start(params string[] names) => MemoryFleet.Of(Time, names);

    internal Task<XmlRpcValue> Call(MemoryFleet fleet, string method, params XmlRpcValue[] arguments) =>
        Call(RpcInterfaces.Table(fleet["a"].Supervisor, [FakeSupervisor.MainInterface()], Time, fleet["a"].Fleet), method, arguments);

    /// <summary>On the fleet's own server.</summary>
    internal Task<XmlRpcValue> CallFleet(MemoryFleet fleet, string method, params XmlRpcValue[] arguments) =>
        Call(RpcInterfaces.FleetTable(fleet["a"].Supervisor, [FakeSupervisor.MainInterface()], Time, fleet["a"].Fleet), method, arguments);

    /// <summary>The structs of an array: their members' texts by name.</summary>
    internal static ImmutableArray<Dictionary<string, string>> Rows(XmlRpcValue value)
    {
        using var writer = new XmlRpcWriter();
        writer.Response(value);
        return
        [
            .. XDocument.Parse(Encoding.UTF8.GetString(writer.Written.Span)).Descendants("struct").Select(s => s.Elements("member")
                .ToDictionary(m => m.Element("name")!.Value, m => m.Element("value")!.Elements().Single().Value)),
        ];
    }

    internal static async Task LoseTouch(MemoryFleet fleet, string node)
    {
        fleet.Reach(node, isReachable: false);
        await Eventually.True(() => !fleet["a"].Fleet.Find(node).Node!.Member.IsReachable);
    }

    private static Task<XmlRpcValue> Call(RpcTable table, string method, XmlRpcValue[] arguments) =>
        table.Call(method, [.. arguments]).AsTask().Within();
}
