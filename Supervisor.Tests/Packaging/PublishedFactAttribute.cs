using Supervisor.Tests.Support;

namespace Supervisor.Tests.Packaging;

/// <summary>A test of the programs as they are published: skipped where nobody said in which directory they are.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() =>
        Skip = Published.Folder.Length > 0 ? null! : $"Needs the published programs: make publish, and {Published.Variable}=their directory.";
}
