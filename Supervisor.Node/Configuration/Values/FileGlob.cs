namespace Supervisor.Node.Configuration.Values;

/// <summary>
/// The paths that a pattern matches, dangling links included. Names that begin with a dot are matched only by a
/// pattern that does; directories that cannot be read match nothing.
/// </summary>
internal static class FileGlob
{
    private static readonly EnumerationOptions AllEntries = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
        ReturnSpecialDirectories = false,
        MatchType = MatchType.Simple,
    };

    /// <summary>In no particular order.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        if (pattern.Contains('\0')) return [];
        if (!GlobPattern.HasMagic(pattern)) return Exists(pattern) ? [pattern] : [];
        var slash = pattern.LastIndexOf('/');
        var (directory, name) = (PosixPath.DirectoryOf(pattern), pattern[(slash + 1)..]);
        var directories = GlobPattern.HasMagic(directory)
            ? Expand(directory).Where(d => Directory.Exists(PhysicalPath.Of(d)))
            : [directory];
        return directories.SelectMany(d => Within(d, name));
    }

    private static IEnumerable<string> Within(string directory, string name)
    {
        if (!GlobPattern.HasMagic(name))
        {
            var path = PosixPath.Join(directory, name);
            return Exists(path) ? [path] : [];
        }

        return Names(directory)
            .Where(entry => (name.StartsWith('.') || !entry.StartsWith('.')) && GlobPattern.Matches(name, entry))
            .Select(entry => PosixPath.Join(directory, entry));
    }

    private static IEnumerable<string> Names(string directory)
    {
        try
        {
            var entries = Directory.EnumerateFileSystemEntries(PhysicalPath.Of(directory), "*", AllEntries);
            return [.. entries.Select(e => Path.GetFileName(e))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Exists(string path)
    {
        var physical = PhysicalPath.Of(path);
        return path.EndsWith('/')
            ? Directory.Exists(physical)
            : Path.Exists(physical) || new FileInfo(physical).LinkTarget is not null;
    }
}
