namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>As <see cref="NetworkFactAttribute"/>, for what only the embedded engine has: its wire, its keys for PEM files.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmbeddedNetworkFactAttribute : FactAttribute
{
    public EmbeddedNetworkFactAttribute() =>
        Skip = Bounds.IsEmbedded ? Namespaces.WhyMissing! : "Is about the embedded engine.";
}
