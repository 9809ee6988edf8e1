namespace Supervisor.Tests.Support;

/// <summary>A test about users, mounts or namespaces: skipped where it does not run as root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null! : "Needs root.";
}
