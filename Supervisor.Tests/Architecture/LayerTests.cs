namespace Supervisor.Tests.Architecture;

/// <summary>The arrows between the projects.</summary>
public class LayerTests
{
    private static readonly string[] OperatingSystem =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.IO.FileSystemWatcher", "System.IO.RandomAccess", "System.IO.Pipes.", "System.Net.Sockets.", "System.Net.Http.",
        "System.Net.HttpListener", "System.Diagnostics.Process", "System.Console", "System.Runtime.InteropServices.Marshal",
        "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.InteropServices.PosixSignalRegistration",
    ];

    [Fact]
    public void The_domain_refers_to_the_actors_API_and_the_base_class_library_only()
    {
        using var domain = AssemblyMetadata.Open("Supervisor.Actors");

        Assert.All(domain.ReferencedAssemblies, name => Assert.True(IsBaseClassLibrary(name) || IsActorsApi(name), name));
    }

    [Fact]
    public void The_domain_touches_no_files_sockets_processes_or_native_code()
    {
        using var domain = AssemblyMetadata.Open("Supervisor.Actors");

        Assert.Empty(domain.NativeMethods);
        Assert.DoesNotContain(domain.ReferencedTypes, type => Array.Exists(OperatingSystem, o => Touches(type, o)));
    }

    [Fact]
    public void The_console_knows_neither_actors_nor_the_daemon_nor_a_web_server()
    {
        using var console = AssemblyMetadata.Open("supervisorctl");

        Assert.DoesNotContain(console.ReferencedAssemblies, name => IsActorsApi(name)
            || name is "Supervisor.Actors" or "supervisord"
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));
    }

    [Fact]
    public void The_daemon_does_not_know_the_console()
    {
        using var node = AssemblyMetadata.Open("supervisord");

        Assert.DoesNotContain("supervisorctl", node.ReferencedAssemblies);
    }

    private static bool IsBaseClassLibrary(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard";

    private static bool IsActorsApi(string name) => name is "Akka" || name.StartsWith("Akka.", StringComparison.Ordinal);

    private static bool Touches(string type, string forbidden) =>
        forbidden.EndsWith('.') ? type.StartsWith(forbidden, StringComparison.Ordinal) : type == forbidden;
}
