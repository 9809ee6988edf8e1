using System.Collections;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Options;

/// <summary>Reads <c>[supervisorctl]</c>. The console does not follow <c>[include]</c>.</summary>
internal sealed class ClientSettingsReader
{
    private const string SectionName = "supervisorctl";
    private const int MaxFileSize = 64 * 1024 * 1024;

    private readonly IniDocument _document = new();
    private readonly NameTable _names = new NameTable().SetVariables(Variables());
    private readonly NameTable _namesWithHere;

    private ClientSettingsReader(string file)
    {
        _namesWithHere = new NameTable(_names).Set("here", PosixPath.DirectoryOf(UserPath.Normalize(file)));
        if (IniReader.Read(_document, file, ReadBytes(file)) is { } problem) throw new UsageException(problem.Text);
        if (_document.Section(SectionName) is null)
            throw new UsageException(".ini file does not include supervisorctl section");
    }

    public static ClientSettings Read(string file) => new ClientSettingsReader(file).Settings();

    private ClientSettings Settings()
    {
        var defaults = new ClientSettings();
        return new()
        {
            ServerUrl = NormalizeUrl(Expanded("serverurl", _namesWithHere) ?? defaults.ServerUrl),
            Prompt = Expanded("prompt", _names) ?? defaults.Prompt,
            UserName = Expanded("username", _names),
            Password = Expanded("password", _names),
            HistoryFile = Expanded("history_file", _namesWithHere) is { Length: > 0 } path ? UserPath.Normalize(path) : null,
            Warnings = [.. _document.WithPrefix("ctlplugin:").Where(section => !IsBuiltIn(section)).Select(section =>
                $"Warning: [{section.Name}] is ignored: actions written in Python cannot be loaded here")],
        };
    }

    // The wildcards of the one are understood by the ordinary actions, and its own are other names of theirs.
    private static bool IsBuiltIn(IniSection section) => section.Find("supervisor.ctl_factory")?.Text is
        "supervisorwildcards.controllerplugin:make_wildcards_controllerplugin"
        or "supervisor_cache.controllerplugin:make_cache_controllerplugin";

    private string? Expanded(string key, NameTable names)
    {
        if (_document.Find(SectionName, key) is not { } value) return null;
        var expanded = Template.Expand(value.Text, names, $"{SectionName}.{key}");
        return expanded.Error is null ? expanded.Value : throw new UsageException(expanded.Error);
    }

    private static string NormalizeUrl(string url) =>
        url.StartsWith("unix://", StringComparison.Ordinal) ? "unix://" + UserPath.Normalize(url[7..]) : url;

    private static byte[] ReadBytes(string file)
    {
        if (!Path.Exists(file)) throw new UsageException($"could not find config file {file}");
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > MaxFileSize) throw new UsageException($"config file {file} is too large");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"could not read config file {file}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            yield return new((string)variable.Key, (string?)variable.Value ?? "");
    }
}
