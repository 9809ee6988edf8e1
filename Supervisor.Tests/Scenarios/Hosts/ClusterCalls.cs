using System.Globalization;
using System.Xml.Linq;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>Calls of <c>cluster.*</c> over a daemon's Unix socket.</summary>
internal static class ClusterCalls
{
    public static async Task<List<MemberRow>> Members(this DaemonUnderTest daemon) => Structs(await daemon.Call("cluster.getMembers"))
        .ConvertAll(m => new MemberRow(m["name"], m["address"], m["uid"], m["status"], m["reachable"] == "1", m["self"] == "1", m["known"] == "1"));

    public static async Task<List<FleetRow>> FleetRows(this DaemonUnderTest daemon) => Structs(await daemon.Call("cluster.getAllProcessInfo"))
        .ConvertAll(r => new FleetRow(r["node"], $"{r["group"]}:{r["name"]}", r["statename"], Number(r["pid"]), r["reachable"] == "1"));

    /// <summary>The text of the fault that a call is answered with; null if there is none.</summary>
    public static async Task<string?> FaultOf(this DaemonUnderTest daemon, string method, params object[] arguments)
    {
        var answer = await daemon.Send(method, string.Concat(arguments.Select(RpcCalls.Parameter)));
        var fault = XDocument.Parse(answer.Body).Root!.Element("fault");
        return fault?.Descendants("member").Single(m => m.Element("name")!.Value == "faultString").Element("value")!.Value.Trim();
    }

    private static List<Dictionary<string, string>> Structs(XElement value) =>
        [.. value.Descendants("struct").Select(s => s.Elements("member").ToDictionary(m => m.Element("name")!.Value, m => m.Element("value")!.Value.Trim()))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A member as <c>cluster.getMembers</c> shows it.</summary>
internal sealed record MemberRow(string Name, string Address, string Uid, string Status, bool IsReachable, bool IsSelf, bool IsKnown);

/// <summary>A process as <c>cluster.getAllProcessInfo</c> shows it.</summary>
internal sealed record FleetRow(string Node, string Name, string State, int Pid, bool IsReachable);
