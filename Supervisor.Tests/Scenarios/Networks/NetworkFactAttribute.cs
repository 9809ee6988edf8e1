namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>A test with hosts of its own in network namespaces: skipped where these cannot be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = Namespaces.WhyMissing!;
}
