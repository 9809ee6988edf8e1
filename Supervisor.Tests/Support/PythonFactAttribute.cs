namespace Supervisor.Tests.Support;

/// <summary>A test whose programs are written in Python: skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = File.Exists(Reference.Python) ? null! : $"Needs {Reference.Python}.";
}
