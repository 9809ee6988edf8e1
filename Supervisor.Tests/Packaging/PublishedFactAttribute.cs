using Supervisor.Tests.Support;

namespace Supervisor.Tests.Packaging;

/// <summary>A test of the programs as they are published: skipped where nobody said in which directory they are.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedFactAttribute : FactAttribute
{
    private const string Variable = "SUPERVISOR_PUBLISHED";

    public PublishedFactAttribute() => Skip = Folder.Length > 0 ? null! : $"Needs the published programs: make publish, and {Variable}=their directory.";

    public static string Folder { get; } = Environment.GetEnvironmentVariable(Variable) ?? "";

    public static DaemonProgram Daemon => new("published", Path.Combine(Folder, "supervisord"));

    public static string Console => Path.Combine(Folder, "supervisorctl");
}
