namespace Supervisor.Tests.Packaging;

/// <summary>A test that runs bash: skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BashTheoryAttribute : TheoryAttribute
{
    public BashTheoryAttribute() => Skip = File.Exists(Bash) ? null! : $"Needs {Bash}.";

    public static string Bash => "/bin/bash";
}
