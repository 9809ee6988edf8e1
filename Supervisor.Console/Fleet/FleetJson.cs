using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Fleet;

/// <summary>What <c>cluster … --json</c> prints: the members of the XML-RPC interface as they are.</summary>
internal static class FleetJson
{
    public static string Members(IEnumerable<MemberRow> members) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var member in members) JsonText.WriteValue(json, member.Source!);
        json.WriteEndArray();
    });

    /// <summary>With <c>namespec</c> before them, here with the node.</summary>
    public static string Rows(IEnumerable<FleetRow> rows) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows) JsonText.WriteMap(json, row.FullName, (RpcValue.Map)row.Source!);
        json.WriteEndArray();
    });
}
