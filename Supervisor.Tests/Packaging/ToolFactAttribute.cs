namespace Supervisor.Tests.Packaging;

/// <summary>A test that runs a program of the system: skipped where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="paths">All of them are needed.</param>
    public ToolFactAttribute(params string[] paths) =>
        Skip = Array.Find(paths, path => !File.Exists(path)) is { } missing ? $"Needs {missing}." : null!;
}
