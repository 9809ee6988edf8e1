namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>As <see cref="NetworkFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkTheoryAttribute : TheoryAttribute
{
    public NetworkTheoryAttribute() => Skip = Namespaces.WhyMissing!;
}
