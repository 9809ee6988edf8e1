namespace Supervisor.Cli.Follow;

/// <summary>The paths of the log streams; in a name the separators of names stay as they are.</summary>
internal static class LogPath
{
    public const string Main = "/mainlogtail";

    public static string Of(string name, string channel) =>
        $"/logtail/{Uri.EscapeDataString(name).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal)}/{channel}";


    /// <summary>The log of a process on any node of the fleet.</summary>
    public static string Of(string node, string group, string name, string channel) =>
        $"/logtail/{Uri.EscapeDataString(group)}@{Uri.EscapeDataString(node)}:{Uri.EscapeDataString(name)}/{channel}";

    /// <summary>The same log on another node.</summary>
    public static string On(string path, string node)
    {
        var parts = path.Split('/');
        return parts is ["", "logtail", var name, var channel] ? $"/logtail/{NameOn(name, node)}/{channel}" : path;
    }

    /// <summary><c>group@node:name</c>: the node stands behind the group.</summary>
    public static string NameOn(string name, string node)
    {
        var colon = name.IndexOf(':');
        return colon < 0 ? $"{name}@{node}" : $"{name[..colon]}@{node}{name[colon..]}";
    }
}
