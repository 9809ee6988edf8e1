namespace Supervisor.Tests.Support;

/// <summary>A directory of its own for one test, gone with it.</summary>
internal sealed class TempDir : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("supervisor-test-").FullName;

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
