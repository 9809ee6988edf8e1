using System.Reflection;

namespace Supervisor.Tests.Support;

/// <summary>A supervisord that can be run.</summary>
internal sealed record DaemonProgram(string Name, string Path)
{
    /// <summary>Another program to stand where ours does: the reference itself shows that a comparison has no luck in it.</summary>
    private const string Instead = "SUPERVISORD_UNDER_TEST";

    public static DaemonProgram Stock { get; } = new("reference", Reference.Daemon);

    /// <summary>As it is published, if it has been: that is what users have, and it starts in a fifth of the time.</summary>
    public static DaemonProgram Ours { get; } = new("ours", Environment.GetEnvironmentVariable(Instead) ?? Published.Daemon ?? Built);

    private static string Built => typeof(DaemonProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "supervisord").Value!;

    public override string ToString() => Name;
}
