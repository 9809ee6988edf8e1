using System.Reflection;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

public class ConfigurationFactory
{
    private static readonly Lazy<Config> Reference = new(() => FromResource("Akka.reference.conf", typeof(Config).Assembly));

    public static Config Empty => Config.Empty;

    /// <summary>The engine's own settings, below everything that is configured.</summary>
    public static Config Default() => Reference.Value;

    /// <summary>Without a callback, includes are files, relative to the working directory.</summary>
    public static Config ParseString(string hocon) => Parse(hocon, HoconIncludes.FromFiles(""));

    /// <summary>A callback that answers null says that there is nothing of that name.</summary>
    public static Config ParseString(string hocon, Func<string, HoconRoot?>? includeCallback) =>
        Parse(hocon, includeCallback is null ? HoconIncludes.FromFiles("") : HoconIncludes.FromCallback(includeCallback));

    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    public static Config FromResource(string resourceName, object instanceInAssembly)
    {
        ArgumentNullException.ThrowIfNull(instanceInAssembly);
        return FromResource(resourceName, instanceInAssembly as Assembly
            ?? (instanceInAssembly as Type ?? instanceInAssembly.GetType()).Assembly);
    }

    public static Config FromResource(string resourceName, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ConfigurationException($"{assembly.GetName().Name} has no resource '{resourceName}'");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }

    /// <summary>A file's own includes are relative to its folder.</summary>
    internal static Config ParseFile(string path)
    {
        var full = Path.GetFullPath(path);
        var includes = HoconIncludes.FromFiles(Path.GetDirectoryName(full) ?? "");
        return Build(HoconParser.Parse(includes.ReadRoot(full), Path.GetFileName(full), includes));
    }

    private static Config Parse(string hocon, HoconIncludes includes)
    {
        ArgumentNullException.ThrowIfNull(hocon);
        return Build(HoconParser.Parse(hocon, null, includes));
    }

    private static Config Build(HoconNode.Object root) => new(new HoconRoot(new HoconResolver(root).Resolve()));
}
