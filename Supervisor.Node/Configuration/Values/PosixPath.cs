namespace Supervisor.Node.Configuration.Values;

/// <summary>Paths as text, the POSIX way: nothing here touches the file system.</summary>
internal static class PosixPath
{
    public static string Join(string directory, string path)
    {
        if (path.StartsWith('/') || directory.Length == 0) return path;
        return directory.EndsWith('/') ? directory + path : $"{directory}/{path}";
    }

    /// <summary>The part before the last slash, without trailing slashes unless it is nothing else.</summary>
    public static string DirectoryOf(string path)
    {
        var head = path[..(path.LastIndexOf('/') + 1)];
        var trimmed = head.TrimEnd('/');
        return trimmed.Length == 0 ? head : trimmed;
    }

    /// <summary>Without empty, <c>.</c> and <c>..</c> parts; two leading slashes stay two, as POSIX allows.</summary>
    public static string Normalize(string path)
    {
        var slashes = path switch
        {
            ['/', '/', '/', ..] => 1,
            ['/', '/', ..] => 2,
            ['/', ..] => 1,
            _ => 0,
        };
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            var climbs = part == "..";
            if (!climbs || (slashes == 0 && parts.Count == 0) || parts is [.., ".."]) parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }

        var normal = new string('/', slashes) + string.Join('/', parts);
        return normal.Length == 0 ? "." : normal;
    }
}
