namespace Supervisor.Tests.Support;

/// <summary>A fact about what only root may do: users, mounts, namespaces.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess) Skip = "needs root";
    }
}
