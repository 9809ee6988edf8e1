using System.Text.RegularExpressions;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>What a daemon's activity log says about each process, in the order of its life; of two processes either may come first.</summary>
internal static partial class FuzzHistory
{
    public static string Of(string log)
    {
        var lines = Line().Matches(log).Select(match => (Name: match.Groups["name"].Value, Text: Pid().Replace(match.Groups["text"].Value, "PID")));
        return string.Join('\n', lines.GroupBy(line => line.Name).OrderBy(life => life.Key, StringComparer.Ordinal)
            .SelectMany(life => life.Select(line => line.Text)));
    }

    [GeneratedRegex(@"^\S+ \S+ (?<text>[A-Z]{4} (?:spawned|success|exited|stopped|gave up|killing): '?(?<name>\w+).*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=pid )\d+|(?<=\()\d+(?=\))")]
    private static partial Regex Pid();
}
