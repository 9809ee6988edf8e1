using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Where included texts come from, and how many of them one configuration may pull in.</summary>
internal sealed class HoconIncludes
{
    private readonly Func<string, HoconRoot?>? _callback;
    private readonly Stack<string> _open = new();
    private readonly string _folder;
    private long _characters;
    private int _count;

    private HoconIncludes(Func<string, HoconRoot?>? callback, string folder) => (_callback, _folder) = (callback, folder);

    public static HoconIncludes FromFiles(string folder) => new(null, folder);
    public static HoconIncludes FromCallback(Func<string, HoconRoot?> callback) => new(callback, "");

    public bool Allow(int characters) => (_characters += characters) <= HoconLimits.Characters;

    /// <summary>Null when there is nothing of that name.</summary>
    public HoconNode.Object? Load(string name, string[] within, HoconPosition position)
    {
        if (++_count > HoconLimits.Includes) throw position.Error($"more than {HoconLimits.Includes} includes");
        return _callback is null ? LoadFile(name, within, position) : LoadAnswer(_callback(name), position);
    }

    /// <summary>The file that everything begins with; it has to exist.</summary>
    public string ReadRoot(string full)
    {
        _open.Push(full);
        return Read(full) ?? throw new ConfigurationException($"{full} does not exist");
    }

    private static HoconNode.Object? LoadAnswer(HoconRoot? answer, HoconPosition position)
    {
        if (answer is null) return null;
        var included = new HoconNode.Object();
        if (answer.Value.GetObject() is not { } values) throw position.Error("what is included is not an object");
        foreach (var (key, value) in values.Items) included.Assign([key], new HoconNode.Constant(value));
        return included;
    }

    private HoconNode.Object? LoadFile(string name, string[] within, HoconPosition position)
    {
        var full = FullPath(name, position);
        if (_open.Contains(full)) throw position.Error($"'{name}' includes itself");
        if (Read(full) is not { } text) return null;
        _open.Push(full);
        var included = HoconParser.Parse(text, name, this, within);
        _open.Pop();
        return included;
    }

    private string FullPath(string name, HoconPosition position)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)) throw position.Error("an include needs a name");
        var folder = _open.TryPeek(out var including) ? Path.GetDirectoryName(including) : _folder;
        return Path.GetFullPath(Path.Combine(folder ?? "", name));
    }

    private static string? Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var text = new StringBuilder();
            var buffer = new char[8192];
            for (int read; (read = reader.ReadBlock(buffer)) > 0 && text.Length <= HoconLimits.Characters;)
                text.Append(buffer, 0, read);
            return text.ToString();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
