using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>What a client printed, without what differs from one run to the next, and without what differs on purpose.</summary>
internal static class Transcript
{
    /// <summary>What differs between two daemons, whoever asks.</summary>
    private static readonly (string Pattern, string Replacement, string Why)[] Moments =
    [
        (@"pid \d+, uptime (\d+ days?, )?\d+:\d\d:\d\d", "pid N, uptime T", "another moment"),
        (@"\b[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M", "DATE", "another moment"),
        (@"(?m)^[1-9]\d*$", "N", "pids of two daemons"),
    ];

    /// <summary>What of either client's output is not compared, and why.</summary>
    private static readonly (string Pattern, string Replacement, string Why)[] Clients =
    [
        (@"(?m)\berror: .*$", "error: ...", "ours has no class name, no file and no line"),
        (@"(?m)^Server requires authentication\nerror: \.\.\.$", "Server requires authentication", "the reference says it twice"),
        (@"(?m)^((?:[a-z].*)?\t+).*$", "$1", "descriptions in help are in our own words"),
        (@"(?m)^(Note: restart does not|A changed configuration).*$", "NOTE", "descriptions in help are in our own words"),
        (@"(?s)Traceback \(most recent call last\).*", "TRACEBACK", "a file that is no INI file"),
        (@"For help, use \S+ -h", "For help, use PROGRAM -h", "two programs"),
        (@"Cannot connect, error: .*", "Cannot connect", "ours has no class name"),
    ];

    /// <summary>What two clients printed.</summary>
    public static string Of(CommandResult result, params TempDir[] directories) =>
        Masked(OfDaemon(result, directories), Clients);

    /// <summary>What one client printed about two daemons.</summary>
    public static string OfDaemon(CommandResult result, params TempDir[] directories)
    {
        var text = $"exit {result.ExitCode}\n--- stdout\n{result.Output}--- stderr\n{result.Error}";
        foreach (var directory in directories) text = text.Replace(directory.Path, "DIR");
        return Masked(text, Moments);
    }

    private static string Masked(string text, (string Pattern, string Replacement, string Why)[] masks) =>
        masks.Aggregate(text, (masked, mask) => Regex.Replace(masked, mask.Pattern, mask.Replacement));
}
