using System.Collections;
using Supervisor.Node.Configuration.Values;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Configuration;

/// <summary>
/// What a configuration is read against, captured once at start: rereading after a change of directory or
/// environment must find the same files and names.
/// </summary>
internal sealed record Surroundings(
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    string HostName,
    IUserDatabase Users)
{
    public static Surroundings Capture() => new(
        Directory.GetCurrentDirectory(),
        Variables(),
        NodeName.Read(),
        new SystemUserDatabase());

    public string Absolute(string path) => PosixPath.Join(WorkingDirectory, path);

    /// <summary>User directories expanded, made absolute, dots and doubled slashes removed.</summary>
    public string Normalize(string path) => PosixPath.Normalize(Absolute(ExpandUser(path)));

    public bool IsDirectory(string path) => path.Length > 0 && Directory.Exists(PhysicalPath.Of(Absolute(path)));

    /// <summary><c>~</c> and <c>~name</c> at the beginning; unchanged when nobody is called that.</summary>
    public string ExpandUser(string path)
    {
        if (!path.StartsWith('~')) return path;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var end = slash < 0 ? path.Length : slash;
        if (HomeOf(path[1..end]) is not { } home) return path;
        var expanded = home.TrimEnd('/') + path[end..];
        return expanded.Length == 0 ? "/" : expanded;
    }

    /// <summary>The first directory for temporary files that can be written to.</summary>
    public string TemporaryDirectory()
    {
        string?[] candidates =
        [
            Environment.GetValueOrDefault("TMPDIR"), Environment.GetValueOrDefault("TEMP"),
            Environment.GetValueOrDefault("TMP"), "/tmp", "/var/tmp", "/usr/tmp",
        ];
        return candidates.OfType<string>().Where(c => c.Length > 0)
            .Select(c => PosixPath.Normalize(Absolute(c))).FirstOrDefault(IsWritable) ?? WorkingDirectory;
    }

    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = variable.Value as string ?? "";
        return variables;
    }

    private string? HomeOf(string user)
    {
        if (user.Length > 0) return Users.FindUser(user)?.Home;
        return Environment.TryGetValue("HOME", out var home) ? home : Users.FindUser(Users.CurrentUid)?.Home;
    }

    private static bool IsWritable(string directory)
    {
        try
        {
            var probe = Path.Combine(directory, Path.GetRandomFileName());
            using var file = new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
