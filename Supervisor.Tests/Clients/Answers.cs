using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>What a client understood, a line of JSON for each answer, without what differs from one daemon to the other.</summary>
internal static partial class Answers
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CommandResult result, DaemonUnderTest daemon)
    {
        Assert.True(result.ExitCode == 0 && result.Output.Length > 0, result.ToString());
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var port = File.ReadAllText(daemon.Directory.File("port"));
        return string.Join('\n', lines.Select(line => Ordered(JsonNode.Parse(Masked(line, daemon, port)))!.ToJsonString(Plain)));
    }

    /// <summary>Members by name; rows about processes too, which come in the order in which the processes come to rest.</summary>
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value?.DeepClone())))),
        JsonArray rows when rows.Count > 0 && rows.All(row => row is JsonObject) => new JsonArray(
            [.. rows.Select(row => Ordered(row!.DeepClone())).OrderBy(row => row!.ToJsonString(), StringComparer.Ordinal)]),
        JsonArray list => new JsonArray([.. list.Select(item => Ordered(item?.DeepClone()))]),
        _ => node?.DeepClone(),
    };

    private static string Masked(string line, DaemonUnderTest daemon, string port)
    {
        var text = line.Replace("\\/", "/").Replace(daemon.Directory.Path, "DIR").Replace("127.0.0.1:" + port, "127.0.0.1:PORT");
        text = Moment().Replace(text, "${1}1");
        text = OwnPid().Replace(text, "${1}1");
        text = Uptime().Replace(text, "pid N, uptime T");
        text = AutoLog().Replace(text, "-RANDOM.log");
        return Date().Replace(text, "DATE");
    }

    [GeneratedRegex("(\"(?:start|stop|now|pid)\": ?\"?)[1-9]\\d*")]
    private static partial Regex Moment();

    [GeneratedRegex("(getPID\", ?\"value\", ?\"?)\\d+")]
    private static partial Regex OwnPid();

    [GeneratedRegex(@"pid \d+, uptime \d+:\d\d:\d\d")]
    private static partial Regex Uptime();

    [GeneratedRegex(@"-[a-z0-9_]{8}\.log")]
    private static partial Regex AutoLog();

    [GeneratedRegex(@"\b[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M")]
    private static partial Regex Date();
}
