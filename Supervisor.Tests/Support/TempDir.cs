namespace Supervisor.Tests.Support;

/// <summary>A directory of a test's own, with a path short enough for Unix sockets; gone at dispose.</summary>
internal sealed class TempDir : IDisposable
{
    private const UnixFileMode Everyone = (UnixFileMode)0b111_101_101;

    public TempDir()
    {
        Path = Directory.CreateTempSubdirectory("sv-").FullName;
        System.IO.File.SetUnixFileMode(Path, Everyone);
    }

    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with its directories, and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a file that can be executed.</summary>
    public string WriteScript(string name, string text)
    {
        var path = Write(name, text);
        System.IO.File.SetUnixFileMode(path, Everyone);
        return path;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    public override string ToString() => Path;
}
