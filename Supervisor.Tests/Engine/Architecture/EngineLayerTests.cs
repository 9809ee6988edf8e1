using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Engine.Architecture;

public class EngineLayerTests
{
    [Fact]
    public void The_embedded_engine_stands_on_the_base_class_library_and_the_hosts_abstractions()
    {
        using var engine = AssemblyMetadata.Open("Akka.Embedded");

        Assert.All(engine.ReferencedAssemblies, name => Assert.True(IsAllowed(name), name));
        Assert.Empty(engine.NativeMethods);
    }

    private static bool IsAllowed(string name) => name.StartsWith("System.", StringComparison.Ordinal)
        || (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal));
}
