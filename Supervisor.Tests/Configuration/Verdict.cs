using System.Text.Json.Nodes;
using Supervisor.Node.CommandLine;
using Supervisor.Node.Configuration;
using Supervisor.Node.Configuration.Checking;

namespace Supervisor.Tests.Configuration;

/// <summary>What one reader made of a file: a configuration and its remarks, or an error.</summary>
internal sealed record Verdict(string? Error, JsonNode? Config, IReadOnlyList<string> Messages)
{
    private const string Program = "supervisord";

    public static Verdict OfOurs(string[] arguments, Surroundings surroundings) =>
        DaemonOptions.Parse(arguments, Program, surroundings) switch
        {
            DaemonInvocation.Exit exit => OfExit(exit.Result),
            DaemonInvocation.Run run => Of(ConfigReader.Read(run.Options.ToRequest(Program, surroundings))),
            _ => throw new InvalidOperationException(),
        };

    private static Verdict Of(ConfigResult result) => result switch
    {
        ConfigResult.Failed failed => new(failed.Text, null, []),
        ConfigResult.Ok { Config: var config } =>
            new(null, JsonNode.Parse(ConfigJson.Write(config)), [.. config.Messages.Select(m => m.Text)]),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The text of the help is our own.</summary>
    private static Verdict OfExit(ProgramExit exit)
    {
        var help = exit.Output.Contains("Usage: ", StringComparison.Ordinal);
        if (exit.Status == 0) return new(null, null, [help ? "HELP\n" : exit.Output]);
        var lines = exit.Error.Split("\nFor help, use supervisord -h\n");
        Assert.Equal((2, "", 2), (lines.Length, lines[1], exit.Status));
        return new(lines[0]["Error: ".Length..], null, []);
    }

    public static Verdict OfReference(string line)
    {
        var answer = JsonNode.Parse(line)!;
        if ((int)answer["exit"]! != 0) return new((string?)answer["error"], null, []);
        if (answer["output"] is { } output) return new(null, null, [(string)output!]);
        var messages = answer["messages"]!.AsArray().Select(m => (string)m!).Distinct();
        return new(null, answer["config"], [.. messages]);
    }

    /// <summary>Null when the two agree, else what differs first.</summary>
    public string? DifferenceTo(Verdict other)
    {
        if (KnownDifferences.Mask(Error) != KnownDifferences.Mask(other.Error))
        {
            return $"error\n    {Error}\n    {other.Error}";
        }

        if (Difference(Config, other.Config, "") is { } place) return place;
        return Messages.SequenceEqual(other.Messages)
            ? null
            : $"messages\n    {string.Join(" | ", Messages)}\n    {string.Join(" | ", other.Messages)}";
    }

    private static string? Difference(JsonNode? ours, JsonNode? theirs, string place) => (ours, theirs) switch
    {
        (JsonObject a, JsonObject b) => a.Select(p => p.Key).Union(b.Select(p => p.Key))
            .Select(key => a.ContainsKey(key) && b.ContainsKey(key)
                ? Difference(a[key], b[key], $"{place}/{key}")
                : $"{place}/{key} exists once").FirstOrDefault(d => d is not null),
        (JsonArray a, JsonArray b) when a.Count == b.Count =>
            a.Select((item, i) => Difference(item, b[i], $"{place}/{i}")).FirstOrDefault(d => d is not null),
        _ when JsonNode.DeepEquals(ours, theirs) => null,
        _ => $"{place}\n    {ours?.ToJsonString()}\n    {theirs?.ToJsonString()}",
    };
}
