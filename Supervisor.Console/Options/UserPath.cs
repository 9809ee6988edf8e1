using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Options;

/// <summary>Paths as a user writes them: with a home directory in front, relative, with dots.</summary>
internal static class UserPath
{
    private const string Accounts = "/etc/passwd";

    public static string Normalize(string path) =>
        PosixPath.Normalize(PosixPath.Join(Directory.GetCurrentDirectory(), ExpandHome(path)));

    private static string ExpandHome(string path)
    {
        if (!path.StartsWith('~')) return path;
        var slash = path.IndexOf('/');
        var user = slash < 0 ? path[1..] : path[1..slash];
        var home = user.Length == 0 ? Environment.GetEnvironmentVariable("HOME") ?? HomeOf(Environment.UserName) : HomeOf(user);
        return home is null ? path : slash < 0 ? home : home.TrimEnd('/') + path[slash..];
    }

    private static string? HomeOf(string user)
    {
        if (!File.Exists(Accounts)) return null;
        foreach (var line in File.ReadLines(Accounts))
            if (line.Split(':') is [var name, _, _, _, _, var home, ..] && name == user)
                return home;
        return null;
    }
}
