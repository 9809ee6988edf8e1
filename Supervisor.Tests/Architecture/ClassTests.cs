using System.Reflection;
using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Architecture;

public class ClassTests
{
    /// <summary>Classes that may be open, each with its reason.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["Supervisor.Cli.CommandException"] = "Thrown as it is; commands tell some of its kinds apart.",
    };

    [Theory]
    [InlineData("Supervisor.Actors")]
    [InlineData("supervisord")]
    [InlineData("supervisorctl")]
    public void Every_class_is_sealed_static_or_abstract(string assembly)
    {
        var open = Assembly.Load(assembly).GetTypes()
            .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !IsGenerated(t))
            .Select(t => t.FullName!)
            .Where(name => !Open.ContainsKey(name));

        Assert.Equal("", string.Join('\n', open));
    }

    [Theory]
    [InlineData("Supervisor.Actors")]
    [InlineData("supervisord")]
    [InlineData("supervisorctl")]
    public void No_namespace_hides_the_systems_console(string assembly) =>
        Assert.DoesNotContain(Assembly.Load(assembly).GetTypes(), t => IsHiding(t.Namespace ?? ""));

    private static bool IsHiding(string @namespace) =>
        @namespace == "Supervisor.Console" || @namespace.StartsWith("Supervisor.Console.", StringComparison.Ordinal);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer));
}
