namespace Supervisor.Cli.Options;

/// <summary>Where a configuration file is looked for when none is named; finding none is no error for the console.</summary>
internal static class ConfigSearch
{
    public static IReadOnlyList<string> Paths(string program)
    {
        var prefix = DirectoryOf(DirectoryOf(program));
        return
        [
            Join(prefix, "etc/supervisord.conf"),
            Join(prefix, "supervisord.conf"),
            "supervisord.conf",
            "etc/supervisord.conf",
            "/etc/supervisord.conf",
            "/etc/supervisor/supervisord.conf",
        ];
    }

    public static string? Find(string program) => Paths(program).FirstOrDefault(Path.Exists);

    private static string DirectoryOf(string path) =>
        path.LastIndexOf('/') switch { < 0 => "", 0 => "/", var slash => path[..slash] };

    private static string Join(string directory, string file) =>
        directory.Length == 0 ? file : directory.EndsWith('/') ? directory + file : $"{directory}/{file}";
}
