using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration;

/// <summary>Finds the root file where the command line does not name one (specification 1.4).</summary>
internal static class ConfigLocator
{
    /// <summary>For stderr when root searches: whoever can write to the working directory would be obeyed.</summary>
    public const string RootSearchWarning =
        "Warning: supervisord runs as root and searches the default places for its configuration file, the current "
        + "directory among them; name an absolute path with -c instead.\n";

    public static IReadOnlyList<string> SearchPaths(string program)
    {
        var prefix = PosixPath.DirectoryOf(PosixPath.DirectoryOf(program));
        return
        [
            PosixPath.Join(prefix, "etc/supervisord.conf"), PosixPath.Join(prefix, "supervisord.conf"),
            "supervisord.conf", "etc/supervisord.conf", "/etc/supervisord.conf", "/etc/supervisor/supervisord.conf",
        ];
    }

    public static Parsed<string> Find(ConfigRequest request)
    {
        if (request.Path is { } path) return Parsed.Ok(path);
        var places = SearchPaths(request.Program);
        bool Exists(string place) => Path.Exists(PhysicalPath.Of(request.Surroundings.Absolute(place)));
        return places.FirstOrDefault(Exists) is { } found
            ? Parsed.Ok(found)
            : Parsed.Fail<string>($"No config file found at default paths ({string.Join(", ", places)}); "
                + "use the -c option to specify a config file at a different path");
    }
}
