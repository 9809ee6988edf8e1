using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>A file system of two megabytes, three quarters of it taken until there is to be room. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempDir _directory = new();

    public SmallDisk()
    {
        Assert.Equal(0, CommandRunner.Run("/bin/mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _directory.Path).ExitCode);
        System.IO.File.WriteAllBytes(File("hog"), new byte[1536 * 1024]);
    }

    public string Path => _directory.Path;

    public string File(string name) => _directory.File(name);

    public void MakeRoom() => System.IO.File.Delete(File("hog"));

    public void Dispose()
    {
        CommandRunner.Run("/bin/umount", "-l", _directory.Path);
        _directory.Dispose();
    }
}
