namespace Supervisor.Tests.Support;

/// <summary>The reference implementation, as Debian's package <c>supervisor</c> installs it.</summary>
internal static class Reference
{
    public const string Python = "/usr/bin/python3";
    public const string Daemon = "/usr/bin/supervisord";
    public const string Client = "/usr/bin/supervisorctl";

    private static readonly Lazy<string?> Missing = new(Look);

    /// <summary>The reason to skip, or null where the reference can be run.</summary>
    public static string? WhyMissing => Missing.Value;

    private static string? Look()
    {
        if (!File.Exists(Daemon) || !File.Exists(Client)) return $"The reference is not installed ({Daemon}).";
        if (!File.Exists(Python)) return $"The reference needs {Python}.";
        var probe = CommandRunner.Run(Python, "-c", "import supervisor");
        return probe.ExitCode == 0 ? null : $"{Python} cannot import supervisor.";
    }
}
