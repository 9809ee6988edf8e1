namespace Supervisor.Tests.Clients;

/// <summary>A test that lets somebody else's client talk to the reference and to ours: skipped where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientFactAttribute : FactAttribute
{
    public ClientFactAttribute(string tool) => Skip = ClientTool.WhyMissing(tool)!;
}
