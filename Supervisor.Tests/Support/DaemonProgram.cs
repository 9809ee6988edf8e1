using System.Reflection;

namespace Supervisor.Tests.Support;

/// <summary>A supervisord that can be run.</summary>
internal sealed record DaemonProgram(string Name, string Path)
{
    /// <summary>Another program to stand where ours does: the reference itself shows that a comparison has no luck in it.</summary>
    private const string Instead = "SUPERVISORD_UNDER_TEST";

    /// <summary>Whether another program stands where ours does.</summary>
    public static bool IsReplaced => Environment.GetEnvironmentVariable(Instead) is not null;

    public static DaemonProgram Stock { get; } = new("reference", Reference.Daemon);

    public static DaemonProgram Ours { get; } = new("ours", Environment.GetEnvironmentVariable(Instead) ?? Built);

    private static string Built => typeof(DaemonProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "supervisord").Value!;

    public override string ToString() => Name;
}
