using System.Text.RegularExpressions;

namespace Supervisor.Tests.Daemon;

/// <summary>The lines of an activity log without what is different in every run: times, pids, places.</summary>
internal static partial class LogText
{
    public static string[] Lines(string log, string directory) =>
        [.. log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Anonymous(TimeOfLine().Replace(l, ""), directory))];

    public static string Anonymous(string text, string directory) =>
        Pid().Replace(text.Replace(directory, "DIR", StringComparison.Ordinal), "pid N");

    [GeneratedRegex(@"^\S+ \S+ ")]
    private static partial Regex TimeOfLine();

    [GeneratedRegex(@"\bpid \d+")]
    private static partial Regex Pid();
}
