namespace Supervisor.Tests.Support;

/// <summary>A test that asks the C compiler: skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerFactAttribute : FactAttribute
{
    public CompilerFactAttribute() =>
        Skip = File.Exists("/usr/bin/gcc") ? null! : "Needs a C compiler (/usr/bin/gcc).";
}
