using System.Globalization;
using System.Xml.Linq;
using Supervisor.Tests.Http;

namespace Supervisor.Tests.Support;

/// <summary>XML-RPC calls of a test over a daemon's Unix socket, a connection each.</summary>
internal static class RpcCalls
{
    /// <summary>The answer as it comes; parameters as they go out, each a <c>&lt;param&gt;</c>.</summary>
    public static async Task<RawResponse> Send(this DaemonUnderTest daemon, string method, string parameters = "")
    {
        using var connection = daemon.Connect();
        await connection.SendCall(method, parameters);
        return await connection.Receive();
    }

    /// <summary>The value that a call returns; a fault fails the test.</summary>
    public static async Task<XElement> Call(this DaemonUnderTest daemon, string method, params object[] arguments)
    {
        var answer = await daemon.Send(method, string.Concat(arguments.Select(Parameter)));
        Assert.True(answer.Status == 200, $"{method}: {answer.StatusLine}");
        var response = XDocument.Parse(answer.Body).Root!;
        return response.Element("params")?.Element("param")?.Element("value")
            ?? throw new InvalidOperationException($"{method}: {response}");
    }

    /// <summary>What getProcessInfo says, member by member.</summary>
    public static async Task<Dictionary<string, string>> Process(this DaemonUnderTest daemon, string name) =>
        Members((await daemon.Call("supervisor.getProcessInfo", name)).Element("struct")!);

    public static async Task<int> PidOf(this DaemonUnderTest daemon, string name) =>
        int.Parse((await daemon.Process(name))["pid"], CultureInfo.InvariantCulture);

    /// <summary>What getAllProcessInfo says.</summary>
    public static async Task<List<Dictionary<string, string>>> Processes(this DaemonUnderTest daemon) =>
        [.. (await daemon.Call("supervisor.getAllProcessInfo")).Descendants("struct").Select(Members)];

    public static string Parameter(object value) => $"<param><value>{Typed(value)}</value></param>";

    private static string Typed(object value) => value switch
    {
        bool truth => $"<boolean>{(truth ? 1 : 0)}</boolean>",
        int number => $"<int>{number}</int>",
        _ => new XElement("string", value).ToString(),
    };

    public static Dictionary<string, string> Members(XElement structure) => structure.Elements("member")
        .ToDictionary(member => member.Element("name")!.Value, member => member.Element("value")!.Value.Trim());
}
