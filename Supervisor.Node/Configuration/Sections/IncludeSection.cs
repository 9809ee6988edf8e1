using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[include]</c> of the root file (specification 2.6). Included files do not include.</summary>
internal static class IncludeSection
{
    private const int MaxMatches = 10_000;
    private const long MaxTotalBytes = 4 * (long)ConfigFile.MaxBytes;

    /// <summary>Null, or the error that ends the reading.</summary>
    public static ConfigProblem? Read(ReadContext context)
    {
        if (context.Document.Section("include") is not { } section) return null;
        context.Document.ReplaceHere(context.Here);
        if (context.Document.Find("include", "files") is not { } files)
        {
            return new(".ini file has [include] section, but no files setting", section.Origin);
        }

        var names = new NameTable(context.Variables)
            .Set("here", context.Here).Set("host_node_name", context.Surroundings.HostName);
        var patterns = Template.Expand(files.Text, names, "include.files");
        return patterns.Error is { } error
            ? new(error, files.Origin)
            : Include(context, [.. PyText.Words(patterns.Value)], files.Origin);
    }

    private static ConfigProblem? Include(ReadContext context, string[] patterns, Origin origin)
    {
        var matches = 0;
        long bytes = 0;
        foreach (var pattern in patterns.Select(p => PosixPath.Join(context.Here, p)))
        {
            var paths = FileGlob.Expand(pattern).Take(MaxMatches + 1).Order(StringComparer.Ordinal).ToList();
            if (paths.Count == 0) context.Warn($"No file matches via include \"{pattern}\"");
            matches += paths.Count;
            if (matches > MaxMatches) return new($"[include] files match more than {MaxMatches} files", origin);
            foreach (var path in paths)
            {
                if (Include(context, path, ref bytes) is { } problem) return problem;
                if (bytes > MaxTotalBytes) return new($"[include] files hold more than {MaxTotalBytes} bytes", origin);
            }
        }

        return null;
    }

    private static ConfigProblem? Include(ReadContext context, string path, ref long total)
    {
        context.Inform($"Included extra file \"{path}\" during parsing");
        var file = ConfigFile.Load(path);
        total += file.Bytes.Length;
        if (file.Fault is ConfigFileFault.TooLarge) return ConfigFile.TooLarge(path);
        if (file.Fault is not null)
        {
            context.Document.Remarks.Add(new($"{path} is included but cannot be read", new Origin(path, 0)));
        }
        else if (IniReader.Read(context.Document, path, file.Bytes) is { } problem)
        {
            return problem;
        }

        context.Document.ReplaceHere(PosixPath.Normalize(PosixPath.DirectoryOf(path)));
        return null;
    }
}
