using Akka.Configuration;
using Akka.Configuration.Hocon;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>
/// A HOCON file and what it includes, kept as text: a reload sees whether anything has changed, and a cluster system that is
/// begun again is begun with the same. Includes are looked for beside the file; one that does not exist is empty, as HOCON has it.
/// </summary>
internal sealed class HoconFiles
{
    private const int MaxIncludes = 100;

    private readonly List<HoconFile> _files = [];
    private readonly Stack<string> _open = new();
    private readonly Func<string, string?> _read;

    private HoconFiles(Func<string, string?> read) => _read = read;

    /// <exception cref="ConfigurationException">It is not HOCON; the message names the place. Akka.NET throws others, too.</exception>
    public static (EquatableArray<HoconFile> Files, Config Config) Read(string name, string text, Func<string, string?> include)
    {
        var files = new HoconFiles(include);
        var config = files.Load(new(name, text));
        return (EquatableArray.Of<HoconFile>(files._files), config);
    }

    /// <summary>The same once more, from what was read.</summary>
    public static Config Parse(EquatableArray<HoconFile> files) =>
        new HoconFiles(name => files.Skip(1).FirstOrDefault(f => f.Name == name)?.Text).Load(files[0]);

    private Config Load(HoconFile file)
    {
        if (_files.Count > MaxIncludes) throw new ConfigurationException($"more than {MaxIncludes} files are included");
        _files.Add(file);
        _open.Push(file.Name);
        var config = ConfigurationFactory.ParseString(file.Text, Include);
        _open.Pop();
        return config;
    }

    private HoconRoot Include(string name)
    {
        if (_open.Contains(name)) throw new ConfigurationException($"{name} includes itself");
        if (_read(name) is not { } text) return new(ConfigurationFactory.ParseString("{}").Root);
        try
        {
            return new(Load(new(name, text)).Root);
        }
        catch (ConfigurationException e)
        {
            throw new ConfigurationException($"{name}: {e.Message}", e);
        }
    }
}
