namespace Supervisor.Cli.Follow;

/// <summary>The paths of the log streams; in a name the separators of names stay as they are.</summary>
internal static class LogPath
{
    public const string Main = "/mainlogtail";

    public static string Of(string name, string channel) =>
        $"/logtail/{Uri.EscapeDataString(name).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal)}/{channel}";
}
